import type { Connection } from '../connection/connection.js';
import type { Core } from '../core.js';
import type { Admission } from './access.js';

/** Disconnects clients that may no longer connect, after the access files were read again (mosquitto_security_apply). */
export function recheckClients(core: Core, connections: Iterable<Connection>): void {
  for (const connection of [...connections]) {
    const { phase, listener, credentials } = connection;
    if (phase.state !== 'active' || credentials.isTrusted) continue;
    const admission = core.access.admit(listener, phase.session, credentials.password);
    if ('then' in admission) admission.then((decided) => apply(core, connection, decided));
    else apply(core, connection, admission);
  }
}

function apply(core: Core, connection: Connection, { allowed, reason, place }: Admission): void {
  const { phase } = connection;
  if (allowed || phase.state !== 'active') return;
  core.decided('connect', phase.session, { allowed, reason, ...(place ? { by: { place } } : {}) });
  connection.close('not-authorized');
}
