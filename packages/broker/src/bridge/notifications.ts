import { since } from '@mosquitto-conf/config';
import type { Core } from '../core.js';
import { Message } from '../message.js';
import type { QoS } from '../packets/codes.js';
import type { Will } from '../session/session.js';
import type { BridgeSettings } from './bridge-settings.js';

/** The payloads by which a bridge says whether it is connected. */
export const CONNECTED = Buffer.from('1');
export const DISCONNECTED = Buffer.from('0');

const NO_PROPERTIES = Buffer.alloc(0);

/** The message with which a bridge announces its state at this broker, retained (db__messages_easy_queue). */
export function notification(
  { localClientId, username }: BridgeSettings,
  topic: string,
  payload: Buffer,
  qos: QoS,
): Message {
  const source = { clientId: localClientId, username, listener: undefined };
  return new Message(topic, payload, qos, true, NO_PROPERTIES, 0, source);
}

/** What this broker publishes when the connection of a bridge ends. */
export function localWill(settings: BridgeSettings, topic: string, qos: QoS): Will {
  return { message: notification(settings, topic, DISCONNECTED, qos), delay: 0, expiry: undefined };
}

/** Before 2.0 a bridge that tells only this broker its state has no will here either (bridge__connect). */
export function publishesWill({ notifications }: BridgeSettings, { release }: Core): boolean {
  return since(release, '2.0') || !notifications?.isLocalOnly;
}
