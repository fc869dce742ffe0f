import { isDeepStrictEqual } from 'node:util';
import type { Text } from '@mosquitto-conf/config';
import type { MessageValues } from '@mosquitto-conf/settings/internal';
import type { Received } from '../client/test-client.js';
import { resultTexts } from '../texts/results.js';

/** Whether these are exactly the expected messages, in their order. */
export function areMessages(
  expected: readonly (string | MessageValues)[],
  actual: readonly Received[],
): boolean {
  return expected.length === actual.length && expected.every((one, index) => isMessage(one, actual[index]!));
}

function isMessage(expected: string | MessageValues, actual: Received): boolean {
  if (typeof expected === 'string') return actual.topic === expected;
  const { topic, payload, qos, retain, properties = {} } = expected;
  return (
    topic === actual.topic &&
    (payload === undefined || String(payload) === actual.payload) &&
    (qos === undefined || qos === actual.qos) &&
    (retain === undefined || retain === actual.retain) &&
    Object.entries(properties).every(([name, value]) => isProperty(value, actual.properties[name]))
  );
}

function isProperty(expected: unknown, actual: unknown): boolean {
  if (Buffer.isBuffer(actual)) return String(actual) === String(expected);
  // What mqtt-packet reads has no prototype.
  return isDeepStrictEqual(plain(expected), plain(actual));
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** `none`, or `home/door "open", home/light "on" QoS 1 retained`. */
export function messagesText(
  messages: readonly (string | MessageValues | Received)[],
  say: (text: Text) => string,
): string {
  if (messages.length === 0) return say(resultTexts.none);
  return messages.map((one) => messageText(one, say)).join(', ');
}

function messageText(message: string | MessageValues | Received, say: (text: Text) => string): string {
  if (typeof message === 'string') return message;
  const { topic, payload, qos, retain, properties } = message;
  const all = { ...properties };
  return [
    topic,
    ...(payload === undefined ? [] : [JSON.stringify(String(payload))]),
    ...(qos ? [`QoS ${qos}`] : []),
    ...(retain ? [say(resultTexts.retainedFlag)] : []),
    ...(Object.keys(all).length > 0 ? [JSON.stringify(all)] : []),
  ].join(' ');
}

/** Messages as a test file would expect them. */
export function expectationOf(messages: readonly Received[]): MessageValues[] {
  return messages.map(({ topic, payload, qos, retain }) => ({
    topic,
    payload,
    ...(qos > 0 ? { qos: qos as 1 | 2 } : {}),
    ...(retain ? { retain } : {}),
  }));
}
