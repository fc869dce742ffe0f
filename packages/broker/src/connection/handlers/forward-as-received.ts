import { Message } from '../../message.js';
import { isSameText } from '../../packets/texts.js';
import { insert } from '../../routing/deliver.js';
import type { Route } from '../../routing/routes.js';
import type { Connection } from '../connection.js';

/**
 * The short path: QoS 0, not retained, the topic of the client's last PUBLISH, observed by no test. The packet is sent to
 * the subscribers just as it was received.
 * @returns whether the short path was possible
 */
export function forwardAsReceived(
  connection: Connection,
  bytes: Buffer,
  start: number,
  body: number,
  end: number,
): boolean {
  const { core, version, lastPublish } = connection;
  if (!lastPublish || connection.isWatched || end - body < 2) return false;
  const { route } = lastPublish;
  const topicEnd = body + 2 + (((bytes[body] as number) << 8) | (bytes[body + 1] as number));
  if (!isSameText(route.topicBytes, bytes, body + 2, topicEnd)) return false;
  if (lastPublish.generation !== core.access.generation) return false;
  if (!core.routes.refresh(route).isPlain) return false;
  // Properties have to be read.
  if (version === 5 && bytes[topicEnd] !== 0) return false;
  const payload = end - topicEnd - (version === 5 ? 1 : 0);
  const { messageSizeLimit } = core.settings;
  if (messageSizeLimit > 0 && payload > messageSizeLimit) return false;
  const isVersion5 = version === 5;
  let message: Message | undefined;
  for (const { session } of route.subscribers) {
    const to = session.connection;
    if (to?.takesPlain && to.hasRoom && !to.isWatched) {
      if ((to.version === 5) === isVersion5) {
        to.sendStretch(bytes, start, end);
      } else {
        message ??= plainMessage(route, bytes, end - payload, end);
        to.sendPacket(message.plain(to.version, 0));
      }
      core.counters.publishSent++;
      core.counters.publishBytesSent += payload;
    } else {
      message ??= plainMessage(route, bytes, end - payload, end);
      insert(core, session, message, 0, false, 0);
    }
  }
  core.counters.publishBytesReceived += payload;
  return true;
}

const NOTHING = Buffer.alloc(0);

/** A message without the rest of what was read with it: the payload is copied, so that the rest can be freed. */
function plainMessage(route: Route, bytes: Buffer, from: number, to: number): Message {
  return new Message(
    route.topic,
    Buffer.from(bytes.subarray(from, to)),
    0,
    false,
    NOTHING,
    0,
    undefined,
    route.topicBytes,
  );
}
