import { generate, type IConnackPacket } from 'mqtt-packet';
import { Reason, type Version } from './codes.js';

/** What a CONNACK of 5.0 may carry; written in the order in which it is given. */
export type ConnackProperties = NonNullable<IConnackPacket['properties']>;

/** A CONNACK. @param code a reason code of 5.0, or a return code of earlier versions */
export function connackPacket(
  version: Version,
  sessionPresent: boolean,
  code: number,
  properties: ConnackProperties = {},
): Buffer {
  if (version < 5) return Buffer.from([0x20, 2, sessionPresent ? 1 : 0, code]);
  return generate({ cmd: 'connack', sessionPresent, reasonCode: code, properties }, { protocolVersion: 5 });
}

/** A DISCONNECT of 5.0. */
export function disconnectPacket(reason: number): Buffer {
  return reason === Reason.SUCCESS ? Buffer.from([0xe0, 0]) : Buffer.from([0xe0, 1, reason]);
}

/** An AUTH of 5.0. */
export function authPacket(reason: number, method: string, data: Buffer | undefined): Buffer {
  const properties = { authenticationMethod: method, ...(data ? { authenticationData: data } : {}) };
  return generate({ cmd: 'auth', reasonCode: reason, properties }, { protocolVersion: 5 });
}
