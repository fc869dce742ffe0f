// How long one message takes through a broker that has nothing else to do.
import { performance } from 'node:perf_hooks';
import { quantile } from '../measure.mjs';
import { openClient, subscribe } from './client.mjs';
import { publishPacket } from './packets.mjs';

const TOPIC = 'bench/latency';
const PAYLOAD = Buffer.alloc(64, 'x');

/** @returns microseconds: the median and the 99th percentile */
export async function latency({ target, count }) {
  const subscriber = await openClient(target, 'subscriber');
  await subscribe(subscriber, TOPIC, 0);
  const publisher = await openClient(target, 'publisher');
  const packet = publishPacket(TOPIC, PAYLOAD, 0);
  const times = [];
  for (let index = 0; index < count; index++) {
    const arrived = new Promise((done) => {
      let left = packet.length;
      subscriber.data = (bytes) => {
        left -= bytes.length;
        if (left === 0) done();
      };
    });
    const start = performance.now();
    publisher.send(packet);
    await arrived;
    times.push((performance.now() - start) * 1000);
  }
  subscriber.socket.destroy();
  publisher.socket.destroy();
  return { median: quantile(times, 0.5), late: quantile(times, 0.99) };
}
