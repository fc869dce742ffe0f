import type { ConnectDecision } from '@mosquitto-conf/config';
import type { ClientConnection } from '../connection/client-connection.js';
import type { Core } from '../core.js';

/** Disconnects clients that may no longer connect, after access files were read again (mosquitto_security_apply). */
export function recheckClients(core: Core, connections: Iterable<ClientConnection>): void {
  for (const connection of [...connections]) {
    const { phase, listener, credentials, version } = connection;
    if (phase.state !== 'active' || credentials.isTrusted) continue;
    const { clientId, username } = phase.session;
    const { password } = credentials;
    const decision = core.access.decideUser(
      listener,
      { clientId, username, password, version },
      connection.address,
    );
    if ('then' in decision) decision.then((decided) => apply(core, connection, decided));
    else apply(core, connection, decision);
  }
}

function apply(core: Core, connection: ClientConnection, decision: ConnectDecision): void {
  const { phase } = connection;
  if (decision.allowed || phase.state !== 'active') return;
  core.decided('connect', phase.session, decision);
  connection.close('not-authorized');
}
