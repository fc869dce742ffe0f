import type { QoS, Version } from '../../packets/codes.js';
import type { Properties } from '../../packets/properties.js';

/** The will of a CONNECT. */
export interface WillRequest {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: QoS;
  readonly retain: boolean;
  readonly properties: Properties;
}

/** A CONNECT. */
export interface ConnectRequest {
  readonly version: Version;
  readonly isBridge: boolean;
  readonly cleanStart: boolean;
  /** Seconds. */
  readonly keepAlive: number;
  readonly properties: Properties;
  readonly clientId: string;
  /** The broker made the client id up. */
  readonly isAssigned: boolean;
  readonly will: WillRequest | undefined;
  readonly username: string | undefined;
  readonly password: Buffer | undefined;
}
