import type { Core } from '../core.js';
import type { Connection } from './connection.js';

/** Closes the connections of clients that have sent nothing for too long (keepalive__check). */
export function checkKeepAlive({ clock }: Core, connections: Iterable<Connection>): void {
  for (const connection of [...connections])
    if (clock.now() >= connection.keepAlive.missedAt) connection.close('keep-alive');
}
