// One subscriber that counts what arrives.
import { acknowledger, counter } from '../arrivals.mjs';
import { dial, openClient, subscribe } from '../client.mjs';
import { connectPacket, DISCONNECT, messageIdAt, publishPacket } from '../packets.mjs';
import { PAYLOAD, topicOf } from './sensor.mjs';

/** @param arrive is told how many more messages have arrived */
export async function openCollector(target, index, filter, arrive) {
  const client = await openClient(target, `collector-${index}`);
  await subscribe(client, filter, 0);
  client.data = counter(publishPacket(topicOf(0), PAYLOAD, 0).length, arrive);
  return { fetch: () => undefined, close: () => client.socket.destroy() };
}

/** A subscriber of QoS 1 whose session stays while it is away: `fetch` connects it until it is told to `leave`. */
export async function openAbsentCollector(target, index, filter, arrive) {
  const clientId = `collector-${index}`;
  const { username, password } = target;
  const first = await openClient(target, clientId, { keepsSession: true });
  await subscribe(first, filter, 1);
  await goodbye(first);
  let client;
  return {
    async fetch() {
      client = await dial(target);
      client.data = acknowledger(client, messageIdAt(topicOf(0)), arrive);
      client.send(connectPacket(clientId, username, password, true));
    },
    leave: () => goodbye(client),
    // Connecting once more without a session removes it.
    close: async () => goodbye(await openClient(target, clientId)),
  };
}

async function goodbye(client) {
  const closed = new Promise((done) => client.socket.once('close', done));
  client.send(DISCONNECT);
  client.socket.end();
  await closed;
}
