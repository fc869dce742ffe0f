import type { Connection } from '../connection/connection.js';
import type { Core } from '../core.js';
import type { Session } from '../session/session.js';
import type { Admission, Who } from './access.js';

/** After the access files were read anew: clients that would not be let in now have to go (mosquitto_security_apply). */
export function readmit(core: Core): void {
  for (const connection of [...core.connections]) {
    const { session, state } = connection;
    if (state !== 'active' || !session?.door || connection.isTrusted) continue;
    const admission = core.access.admit(session as Session & Who, connection.password);
    if ('then' in admission) admission.then((decided) => apply(core, connection, decided));
    else apply(core, connection, admission);
  }
}

function apply(core: Core, connection: Connection, { allowed, reason, place }: Admission): void {
  if (allowed || connection.state !== 'active' || !connection.session) return;
  core.decided('connect', connection.session, { allowed, reason, ...(place ? { by: { place } } : {}) });
  connection.close('not-authorized');
}
