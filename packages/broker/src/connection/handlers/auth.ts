import { encodeAuth } from '../../packets/auth.js';
import { PacketType, Property, Reason } from '../../packets/codes.js';
import { encodeDisconnect } from '../../packets/encode.js';
import type { Fault } from '../../packets/fault.js';
import { isFault, readProperties } from '../../packets/properties.js';
import type { Reader } from '../../packets/reader.js';
import type { Session } from '../../session/session.js';
import type { Authentication } from '../authentication.js';
import type { ClientConnection } from '../client-connection.js';

/** Enhanced authentication, MQTT 5.0 section 4.12: continues what a CONNECT began, or authenticates again. */
export function handleAuth(connection: ClientConnection, flags: number, reader: Reader): Fault | undefined {
  const { version, phase } = connection;
  const { authentication } = connection.credentials;
  if (version !== 5 || !authentication) return 'protocol';
  if (flags !== 0) return 'malformed';
  const reason = reader.left > 0 ? reader.byte() : Reason.SUCCESS;
  const goesOn = reason === Reason.CONTINUE_AUTHENTICATION && authentication.isPending;
  const isAgain = reason === Reason.REAUTHENTICATE && phase.state === 'active' && !authentication.isPending;
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
  if (phase.state === 'active' && isAgain)
    authentication.again(
      data,
      phase.session.username,
      reauthentication(connection, phase.session, authentication),
    );
  else authentication.next(data);
  return undefined;
}

/** The client stays connected, or is disconnected. */
function reauthentication(connection: ClientConnection, session: Session, { method }: Authentication) {
  const { core } = connection;
  const decided = (allowed: boolean) => {
    const reason = allowed ? 'authentication-accepted' : 'authentication-refused';
    core.decided('connect', session, { allowed, reason });
  };
  const refuse = (): Fault => {
    decided(false);
    connection.sendPacket(encodeDisconnect(Reason.NOT_AUTHORIZED));
    connection.sendsReason = false;
    return 'not-authorized';
  };
  return {
    accept(data: Buffer | undefined, username: string | undefined): undefined {
      if (username !== undefined) {
        session.username = username;
        // Its permissions may be others from now on.
        core.access.generation++;
      }
      decided(true);
      connection.sendPacket(encodeAuth(Reason.SUCCESS, method, data));
    },
    refuse,
    refuseMethod: refuse,
  };
}
