import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import type { Connection } from '../connection.js';

/** Enhanced authentication, MQTT 5.0 section 4.12: only where somebody hooked a method in. */
export function handleAuth(connection: Connection, flags: number, _reader: Reader): Fault | undefined {
  if (connection.version !== 5) return 'protocol';
  if (flags !== 0) return 'malformed';
  return 'protocol';
}
