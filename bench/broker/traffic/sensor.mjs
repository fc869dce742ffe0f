// One client that publishes small messages and notes how long each waits for its answer.
import { performance } from 'node:perf_hooks';
import { openClient, subscribe } from '../client.mjs';
import { messageIdAt, publishPacket, splitter } from '../packets.mjs';

export const PAYLOAD = Buffer.alloc(64, 'x');

const NOTHING = Buffer.alloc(0);

/** All topics have the same length, and so have all messages. */
export function topicOf(index) {
  return `bench/${String(index % 20).padStart(2, '0')}/${String(index).padStart(6, '0')}`;
}

/**
 * Connects a sensor. `answered` is called with the milliseconds that each message waited: for PUBACK or PUBCOMP, with QoS 0
 * for the message itself, which the sensor subscribes to.
 */
export async function openSensor(target, index, { qos, retain = false, topics = 1 }) {
  const client = await openClient(target, `sensor-${index}`);
  const names = Array.from({ length: topics }, (_, number) => topicOf(index * topics + number));
  if (qos === 0) for (const name of names) await subscribe(client, name, 0);
  const packets = names.map((name) => publishPacket(name, PAYLOAD, qos, 1, retain));
  const idAt = messageIdAt(names[0]);
  const sentAt = [];
  let number = 0;
  const sensor = {
    answered: (_milliseconds) => undefined,
    /** How many have no answer yet. */
    get waiting() {
      return sentAt.length;
    },
    send() {
      const packet = Buffer.from(packets[number % topics]);
      number++;
      if (qos > 0) packet.writeUInt16BE((number % 0xffff) + 1, idAt);
      sentAt.push(performance.now());
      client.send(packet);
    },
    /** Removes what the broker retains of it. */
    async forget() {
      for (const name of names) await client.ask(publishPacket(name, NOTHING, 1, 1, true));
    },
    close: () => client.socket.destroy(),
  };
  client.data = splitter((bytes, at) => {
    // PUBREC is half an answer: the message is released, and PUBCOMP follows.
    if (bytes[at] >> 4 === 5) client.send(Buffer.from([0x62, 2, bytes[at + 2], bytes[at + 3]]));
    else sensor.answered(performance.now() - sentAt.shift());
  });
  return sensor;
}
