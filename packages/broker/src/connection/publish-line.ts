import type { Message } from '../message.js';

/** A message from a client, as the log calls it. @param isDup whether the client says that it was sent before */
export function publishLine({ topic, payload, qos, retain, source }: Message, isDup: boolean): string {
  const flags = `d${isDup ? 1 : 0}, q${qos}, r${retain ? 1 : 0}, m${source?.messageId ?? 0}`;
  return `PUBLISH from ${source?.clientId} (${flags}, '${topic}', ... (${payload.length} bytes))`;
}
