import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../support/free-port.js';
import { needs } from '../support/real-parts.js';
import { type RunningBroker, startOne } from './bridges/brokers.js';
import { brokerToAsk } from './installed.js';

const LINES = 'sys_interval 0\nmemory_limit 2000000\n';

/** What a broker does that is filled with retained messages. */
interface Filled {
  /** How many it takes before it ends the publisher's connection. */
  readonly taken: number;
  /** Whether it still answers a new client. */
  readonly stays: boolean;
  /** Whether it takes another message once some were removed. */
  readonly continues: boolean;
}

const text = (value: string) => Buffer.from([0, value.length, ...Buffer.from(value)]);

/** Resolves with whether the broker answers: it may end the connection in its place. */
function answers(socket: Socket): Promise<boolean> {
  if (socket.destroyed || socket.readableEnded) return Promise.resolve(false);
  return new Promise((resolve) => {
    socket.once('data', () => resolve(true)).once('close', () => resolve(false));
  });
}

async function client(port: number, id: string): Promise<{ socket: Socket; isConnected: boolean }> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  const body = Buffer.concat([text('MQTT'), Buffer.from([4, 2, 0, 60]), text(id)]);
  socket.write(Buffer.concat([Buffer.from([0x10, body.length]), body]));
  return { socket, isConnected: await answers(socket) };
}

/** Retains a message of QoS 0, then sends a ping. @returns whether that is answered */
function retain(socket: Socket, topic: string, size: number): Promise<boolean> {
  const body = Buffer.concat([text(topic), Buffer.alloc(size, 'x')]);
  const length = body.length < 128 ? [body.length] : [(body.length & 0x7f) | 0x80, body.length >> 7];
  socket.write(Buffer.concat([Buffer.from([0x31, ...length]), body, Buffer.from([0xc0, 0])]));
  return answers(socket);
}

async function fill({ port, stop }: RunningBroker): Promise<Filled> {
  const { socket: first } = await client(port, 'first');
  let taken = 0;
  while (taken < 5000 && (await retain(first, `a/${taken}`, 1000))) taken++;
  const { socket: next, isConnected } = await client(port, 'next');
  for (const index of [0, 1, 2, 3, 4, 5]) await retain(next, `a/${index}`, 0);
  const continues = await retain(next, 'a/0', 1000);
  next.destroy();
  await stop();
  return { taken, stays: isConnected, continues };
}

test.runIf(needs('mosquitto'))(
  'both brokers take as many messages, within 5 percent, and go on alike',
  async () => {
    const real = await fill(await startOne('real', brokerToAsk, await freePort(), LINES));
    const own = await fill(await startOne('own', brokerToAsk, await freePort(), LINES));
    expect(Math.abs(own.taken / real.taken - 1), `${own.taken} and ${real.taken}`).toBeLessThan(0.05);
    expect(own).toEqual({ ...real, taken: own.taken });
  },
);
