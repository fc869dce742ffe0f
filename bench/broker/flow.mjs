// How fast messages go through a broker, from some publishers to some subscribers.
import { performance } from 'node:perf_hooks';
import { acknowledger, counter } from './arrivals.mjs';
import { openClient, subscribe } from './client.mjs';
import { messageIdAt, publishPacket, splitter } from './packets.mjs';

const TOPIC = 'bench/topic';
const PAYLOAD = Buffer.alloc(64, 'x');
/** Messages in one write of a publisher that does not wait for answers. */
const BATCH = 1000;
const PATIENCE = 30_000;

/**
 * @param job publishers, subscribers, the QoS, how many messages in all, and how many at most wait for their answer
 * @returns deliveries a second
 */
export async function flow({ target, publishers = 1, subscribers = 1, qos, count, window = 20 }) {
  const wanted = count * subscribers;
  let arrived = 0;
  let finish;
  const finished = new Promise((done) => {
    finish = done;
  });
  const arrive = (more) => {
    arrived += more;
    if (arrived >= wanted) finish();
  };
  const clients = [];
  for (let index = 0; index < subscribers; index++) {
    const client = await openClient(target, `subscriber-${index}`);
    await subscribe(client, TOPIC, qos);
    client.data =
      qos === 0
        ? counter(publishPacket(TOPIC, PAYLOAD, 0).length, arrive)
        : acknowledger(client, messageIdAt(TOPIC), arrive);
    clients.push(client);
  }
  const senders = [];
  for (let index = 0; index < publishers; index++)
    senders.push(await openClient(target, `publisher-${index}`));
  const start = performance.now();
  for (const sender of senders) {
    if (qos === 0) pour(sender, count / publishers);
    else converse(sender, qos, count / publishers, window);
  }
  const patience = setTimeout(finish, PATIENCE);
  await finished;
  const took = performance.now() - start;
  clearTimeout(patience);
  for (const { socket } of [...clients, ...senders]) socket.destroy();
  if (arrived !== wanted) throw new Error(`${arrived} of ${wanted} messages arrived`);
  return wanted / (took / 1000);
}

/** Sends as fast as the broker takes. */
function pour(client, count) {
  const one = client.wrap(publishPacket(TOPIC, PAYLOAD, 0));
  const batch = Buffer.concat(Array.from({ length: BATCH }, () => one));
  let left = count;
  const go = () => {
    while (left > 0) {
      const messages = Math.min(left, BATCH);
      left -= messages;
      if (!client.socket.write(batch.subarray(0, messages * one.length))) {
        client.socket.once('drain', go);
        return;
      }
    }
  };
  go();
}

/** Sends as many as may wait for their answer, and another for each that is done. */
function converse(client, qos, count, window) {
  const template = publishPacket(TOPIC, PAYLOAD, qos);
  const idAt = messageIdAt(TOPIC);
  let left = count;
  let id = 0;
  let answers = [];
  let done = 0;
  const send = (most) => {
    const messages = Math.min(most, left);
    left -= messages;
    const released = Buffer.from(answers);
    answers = [];
    const bytes = Buffer.allocUnsafe(messages * template.length + released.length);
    released.copy(bytes);
    for (let index = 0; index < messages; index++) {
      const at = released.length + index * template.length;
      template.copy(bytes, at);
      id = (id % 0xffff) + 1;
      bytes.writeUInt16BE(id, at + idAt);
    }
    if (bytes.length > 0) client.send(bytes);
  };
  const split = splitter((bytes, at) => {
    if (bytes[at] >> 4 === 5) answers.push(0x62, 2, bytes[at + 2], bytes[at + 3]);
    else done++;
  });
  client.data = (chunk) => {
    done = 0;
    split(chunk);
    send(done);
  };
  send(window);
}
