import { PacketType } from '../../packets/codes.js';
import { PINGRESP } from '../../packets/encode.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import type { Session } from '../../session/session.js';
import type { Connection } from '../connection.js';
import { handlePuback } from './puback.js';
import { handlePubcomp } from './pubcomp.js';
import { handlePubrec } from './pubrec.js';
import { handlePubrel } from './pubrel.js';
import { handleSubscribe } from './subscribe.js';
import { handleUnsubscribe } from './unsubscribe.js';

type Handler = (connection: Connection, session: Session, flags: number, reader: Reader) => Fault | undefined;

/**
 * What handles packets that clients send, and that the reference also accepts from the other broker of a bridge, by their type: even a
 * SUBSCRIBE (handle__packet).
 */
export const handlersForEitherSide: Readonly<Partial<Record<number, Handler>>> = {
  [PacketType.PUBACK]: handlePuback,
  [PacketType.PUBREC]: handlePubrec,
  [PacketType.PUBREL]: handlePubrel,
  [PacketType.PUBCOMP]: handlePubcomp,
  [PacketType.SUBSCRIBE]: handleSubscribe,
  [PacketType.UNSUBSCRIBE]: handleUnsubscribe,
  [PacketType.PINGREQ]: handlePingreq,
};

function handlePingreq(connection: Connection, _session: Session, flags: number): Fault | undefined {
  const { core } = connection;
  if (core.conformance.isStrict && flags !== 0) return 'malformed';
  if (core.log.wants('debug')) {
    core.log.write('debug', `Received PINGREQ from ${connection.name}`);
    core.log.write('debug', `Sending PINGRESP to ${connection.name}`);
  }
  connection.sendPacket(PINGRESP);
  return undefined;
}
