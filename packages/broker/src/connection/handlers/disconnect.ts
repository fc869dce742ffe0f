import { PacketType, Property, Reason } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { isFault, readProperties } from '../../packets/properties.js';
import type { Reader } from '../../packets/reader.js';
import type { Session } from '../../session/session.js';
import type { Connection } from '../connection.js';

/** The client disconnects: its will is not published, unless it asks for that. */
export function handleDisconnect(
  connection: Connection,
  session: Session,
  flags: number,
  reader: Reader,
): Fault | undefined {
  const { version, core } = connection;
  const { isStrict } = core.conformance;
  if (isStrict && flags !== 0) return 'malformed';
  let reason: number = Reason.SUCCESS;
  if (version === 5 && reader.left > 0) {
    if (!core.conformance.readsDisconnect) return 'protocol';
    reason = reader.byte();
    if (reader.left > 0) {
      const properties = readProperties(reader, PacketType.DISCONNECT, core.conformance);
      if (isFault(properties)) return properties;
      const expiry = properties.numbers.get(Property.SESSION_EXPIRY_INTERVAL);
      if (expiry !== undefined) {
        // A session that ends with its connection cannot be kept after all [MQTT-3.14.2-2].
        const hasExpiry = session.bridge ? core.conformance.bridgesExpire : session.expiryInterval > 0;
        if (!hasExpiry && expiry !== 0) {
          if (!isStrict) connection.sendDisconnect(Reason.PROTOCOL_ERROR);
          return 'protocol';
        }
        session.expiryInterval = expiry;
      }
    }
  }
  if (reader.left > 0) return 'protocol';
  if (!isStrict && flags !== 0 && version > 3) return 'protocol';
  core.log.write('debug', `Received DISCONNECT from ${connection.name}`);
  const keepsWill = session.expiryInterval > 0 && !core.conformance.endsKeptWills;
  if (reason !== Reason.DISCONNECT_WITH_WILL && !keepsWill) session.will = undefined;
  connection.close();
  return undefined;
}
