import { PacketType, Property, Reason } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { authPacket, disconnectPacket } from '../../packets/generated.js';
import { isFault, readProperties } from '../../packets/properties.js';
import type { Reader } from '../../packets/reader.js';
import type { Connection } from '../connection.js';

/** Enhanced authentication, MQTT 5.0 section 4.12: goes on with what a CONNECT began, or begins again. */
export function handleAuth(connection: Connection, flags: number, reader: Reader): Fault | undefined {
  const { version, authentication, state } = connection;
  if (version !== 5 || !authentication) return 'protocol';
  if (flags !== 0) return 'malformed';
  const reason = reader.left > 0 ? reader.byte() : Reason.SUCCESS;
  const goesOn = reason === Reason.CONTINUE_AUTHENTICATION && authentication.isPending;
  const isAgain = reason === Reason.REAUTHENTICATE && state === 'active' && !authentication.isPending;
  if (!goesOn && !isAgain) return 'protocol';
  const properties = readProperties(reader, PacketType.AUTH, connection.core.conformance);
  if (isFault(properties)) return properties;
  if (reader.left > 0) return 'malformed';
  // The method stays what it was [MQTT-4.12.0-5], [MQTT-4.12.1-1].
  if (properties.texts.get(Property.AUTHENTICATION_METHOD) !== authentication.method) return 'protocol';
  const part = properties.data.get(Property.AUTHENTICATION_DATA);
  const data = part && Buffer.from(part);
  connection.core.log.write(
    'debug',
    `Received AUTH from ${connection.name} (rc${reason}, ${authentication.method})`,
  );
  if (isAgain) authentication.again(data, connection.session?.username, reauthentication(connection));
  else authentication.next(data);
  return undefined;
}

/** The client stays in, or has to go. */
function reauthentication(connection: Connection) {
  const { core } = connection;
  const decided = (allowed: boolean) => {
    const reason = allowed ? 'authentication-accepted' : 'authentication-refused';
    if (connection.session) core.decided('connect', connection.session, { allowed, reason });
  };
  return {
    accept(data: Buffer | undefined, username: string | undefined): undefined {
      const { session, authentication } = connection;
      if (session && username !== undefined) {
        session.username = username;
        // It may read and write something else from now on.
        core.access.generation++;
      }
      decided(true);
      connection.sendPacket(authPacket(Reason.SUCCESS, authentication?.method ?? '', data));
    },
    refuse(): Fault {
      decided(false);
      connection.sendPacket(disconnectPacket(Reason.NOT_AUTHORIZED));
      connection.state = 'closing';
      return 'not-authorized';
    },
  };
}
