import type { ConnectDecision } from '@mosquitto-conf/config';
import type { ClientConnection } from '../connection/client-connection.js';
import type { Core } from '../core.js';

/**
 * Disconnects clients that may no longer connect, after a reload (mosquitto_security_apply). Those that TLS names get their
 * names anew. Enhanced authentication is not repeated.
 */
export function recheckClients(core: Core, connections: Iterable<ClientConnection>): void {
  for (const connection of [...connections]) {
    const { phase, listener, credentials, version } = connection;
    if (phase.state !== 'active' || credentials.authentication) continue;
    const { clientId, username } = phase.session;
    const { password, identity } = credentials;
    const client = { ...identity, clientId, username, password, version };
    const decision = core.access.decideUser(listener, client, connection.address);
    if ('then' in decision) decision.then((decided) => apply(core, connection, decided));
    else apply(core, connection, decision);
  }
}

function apply(core: Core, connection: ClientConnection, decision: ConnectDecision): void {
  const { phase, listener } = connection;
  // A client that has its id already keeps it.
  if (phase.state !== 'active' || decision.reason === 'no-user-name') return;
  const isNamed = listener.policy.usernameSource.value !== 'client';
  if (decision.allowed) {
    if (isNamed && phase.session.username !== decision.username) {
      phase.session.username = decision.username;
      core.access.generation++;
    }
    return;
  }
  core.decided('connect', phase.session, decision);
  // Only a client whose username comes from TLS gets a DISCONNECT (security__disconnect_auth).
  connection.sendsReason &&= isNamed;
  connection.close('not-authorized');
}
