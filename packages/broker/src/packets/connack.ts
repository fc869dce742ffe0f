import type { IConnackPacket } from 'mqtt-packet';
import type { Version } from './codes.js';
import { generate } from './generate.js';

/** Properties of a CONNACK of 5.0, written in the order of the object. */
export type ConnackProperties = NonNullable<IConnackPacket['properties']>;

/** A CONNACK. @param code a reason code of 5.0, or a return code of earlier versions */
export function encodeConnack(
  version: Version,
  sessionPresent: boolean,
  code: number,
  properties: ConnackProperties = {},
): Buffer {
  if (version < 5) return Buffer.from([0x20, 2, sessionPresent ? 1 : 0, code]);
  return generate({ cmd: 'connack', sessionPresent, reasonCode: code, properties }, { protocolVersion: 5 });
}
