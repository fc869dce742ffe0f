import type { Core } from '../core.js';

/** Disconnects a client; the reason of its DISCONNECT is "administrative action". @returns whether it was connected */
export function kick({ sessions }: Core, clientId: string): boolean {
  const connection = sessions.get(clientId)?.connection;
  connection?.close('administrative');
  return connection !== undefined;
}
