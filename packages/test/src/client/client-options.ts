import type { IConnectPacket } from 'mqtt-packet';
import type { StreamOptions } from './open-stream.js';

/** A client of a test: what its CONNECT says, and what it shows below MQTT. */
export interface ClientOptions extends StreamOptions {
  readonly version: 3 | 4 | 5;
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
  readonly clean: boolean;
  readonly keepAlive: number;
  readonly sessionExpiry?: number;
  readonly receiveMaximum?: number;
  readonly will?: {
    readonly topic: string;
    readonly payload: string;
    readonly qos: 0 | 1 | 2;
    readonly retain: boolean;
    readonly delay?: number;
  };
}

/** The CONNECT of a client. */
export function connectPacket(options: ClientOptions): IConnectPacket {
  const { version, clientId, username, password, clean, keepAlive, sessionExpiry, receiveMaximum, will } =
    options;
  const isFive = version === 5;
  return {
    cmd: 'connect',
    protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
    protocolVersion: version,
    clientId,
    clean,
    keepalive: keepAlive,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password: Buffer.from(password) }),
    ...(isFive
      ? {
          properties: {
            ...(sessionExpiry === undefined ? {} : { sessionExpiryInterval: sessionExpiry }),
            ...(receiveMaximum === undefined ? {} : { receiveMaximum }),
          },
        }
      : {}),
    ...(will
      ? {
          will: {
            topic: will.topic,
            payload: Buffer.from(will.payload),
            qos: will.qos,
            retain: will.retain,
            ...(isFive && will.delay !== undefined ? { properties: { willDelayInterval: will.delay } } : {}),
          },
        }
      : {}),
  };
}
