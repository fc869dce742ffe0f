import { PacketType } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import type { Session } from '../../session/session.js';
import type { Connection } from '../connection.js';
import { handlePuback } from './puback.js';
import { handlePubcomp } from './pubcomp.js';
import { handlePubrec } from './pubrec.js';
import { handlePubrel } from './pubrel.js';

type AckHandler = (
  connection: Connection,
  session: Session,
  flags: number,
  reader: Reader,
) => Fault | undefined;

/** What handles the packets that follow a PUBLISH, by their type: they are the same from either side. */
export const ackHandlers: Readonly<Partial<Record<number, AckHandler>>> = {
  [PacketType.PUBACK]: handlePuback,
  [PacketType.PUBREC]: handlePubrec,
  [PacketType.PUBREL]: handlePubrel,
  [PacketType.PUBCOMP]: handlePubcomp,
};
