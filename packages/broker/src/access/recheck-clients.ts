import type { ConnectDecision, ListenerPolicy } from '@mosquitto-conf/config';
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
    const { policy, plugins, name } = listener;
    const asks = isNamedByTls(connection) && !core.conformance.rechecksTlsNames;
    const decision = core.access.decideUser(
      asks ? { policy: namedByClient(policy), plugins, name } : listener,
      { ...identity, clientId, username, password: asks ? undefined : password, version },
      connection.address,
    );
    if ('then' in decision) decision.then((decided) => apply(core, connection, decided));
    else apply(core, connection, decision);
  }
}

function apply(core: Core, connection: ClientConnection, decision: ConnectDecision): void {
  const { phase } = connection;
  // A client that has its id already keeps it.
  if (phase.state !== 'active' || decision.reason === 'no-user-name') return;
  const isNamed = isNamedByTls(connection) && core.conformance.rechecksTlsNames;
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

function isNamedByTls({ listener }: ClientConnection): boolean {
  return listener.policy.usernameSource.value !== 'client';
}

/** The policy as if clients sent their usernames. */
function namedByClient(policy: ListenerPolicy): ListenerPolicy {
  return { ...policy, usernameSource: { ...policy.usernameSource, value: 'client' } };
}
