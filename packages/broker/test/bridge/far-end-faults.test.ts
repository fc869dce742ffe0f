import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bridged } from '../support/bridged.js';
import { SteadyClient } from '../support/steady.js';
import { open } from '../support/ways.js';

const ACCEPTED = '2003000000';
const targets = ['2.0.11', '2.0.22', '2.1.2'] as const;
type Ends = 'stays' | 'closed' | 'malformed' | 'protocol error' | 'without a reason';

/** What the other broker of 5.0 sends, and how a bridge of each release ends the connection then. Measured with these. */
const faults: readonly (readonly [name: string, packets: readonly string[], ends: readonly Ends[]])[] = [
  ['a short CONNACK', ['200100'], ['closed', 'malformed', 'without a reason']],
  ['an empty CONNACK', ['2000'], ['closed', 'malformed', 'without a reason']],
  ['a CONNACK of 3.1.1', ['20020000'], ['closed', 'malformed', 'without a reason']],
  ['a CONNACK with flag bits', ['2f03000000'], ['stays', 'malformed', 'without a reason']],
  ['a CONNACK that refuses', ['2003008700'], ['closed', 'closed', 'closed']],
  ['half a CONNACK', ['200300'], ['stays', 'stays', 'stays']],
  ['a PUBLISH first', ['3006000174007878'], ['protocol error', 'protocol error', 'without a reason']],
  ['a PINGRESP first', ['d000'], ['closed', 'protocol error', 'without a reason']],
  ['a SUBACK first', ['900400010001'], ['closed', 'protocol error', 'without a reason']],
  ['an AUTH first', ['f000'], ['closed', 'protocol error', 'without a reason']],
  ['a CONNECT', [ACCEPTED, '100d00044d5154540502003c000000'], ['closed', 'closed', 'closed']],
  ['a second CONNACK', [ACCEPTED, ACCEPTED], ['stays', 'stays', 'stays']],
  ['a second CONNACK that refuses', [ACCEPTED, '2003008700'], ['closed', 'closed', 'closed']],
  ['a SUBSCRIBE', [ACCEPTED, '820900070000036f2f2300'], ['stays', 'stays', 'stays']],
  ['a SUBSCRIBE without filters', [ACCEPTED, '8203000700'], ['malformed', 'malformed', 'without a reason']],
  ['an UNSUBSCRIBE', [ACCEPTED, 'a20800070000036f2f23'], ['stays', 'stays', 'stays']],
  ['a PINGREQ with flag bits', [ACCEPTED, 'c100'], ['stays', 'malformed', 'without a reason']],
  ['a PINGRESP with flag bits', [ACCEPTED, 'd100'], ['stays', 'stays', 'without a reason']],
  ['an AUTH', [ACCEPTED, 'f000'], ['closed', 'protocol error', 'without a reason']],
  ['a DISCONNECT with a reason', [ACCEPTED, 'e00181'], ['closed', 'closed', 'closed']],
  [
    'a DISCONNECT with an expiry interval',
    [ACCEPTED, 'e00700051100000010'],
    ['protocol error', 'closed', 'closed'],
  ],
  ['a PUBREC for nothing', [ACCEPTED, '50020063'], ['stays', 'stays', 'stays']],
  ['a PUBACK for nothing', [ACCEPTED, '40020063'], ['stays', 'stays', 'stays']],
  ['a PUBACK without an id', [ACCEPTED, '40020000'], ['closed', 'protocol error', 'without a reason']],
  ['a SUBACK without an id', [ACCEPTED, '900400000001'], ['closed', 'protocol error', 'without a reason']],
  ['a SUBACK without codes', [ACCEPTED, '9003000100'], ['closed', 'protocol error', 'without a reason']],
  ['a SUBACK for another id', [ACCEPTED, '900400630001'], ['stays', 'stays', 'stays']],
  ['a PUBLISH of QoS 3', [ACCEPTED, '36080001740001007878'], ['malformed', 'malformed', 'without a reason']],
  [
    'a PUBLISH to a filter',
    [ACCEPTED, '30050001230078'],
    ['protocol error', 'malformed', 'without a reason'],
  ],
  [
    'a PUBLISH without an id',
    [ACCEPTED, '320700017400000078'],
    ['protocol error', 'protocol error', 'without a reason'],
  ],
  ['an impossible length', [ACCEPTED, '30ffffffffff01'], ['closed', 'closed', 'closed']],
  ['half a PUBLISH', [ACCEPTED, '3010000174'], ['stays', 'stays', 'stays']],
];

/** How long a bridge is watched for, in milliseconds. */
const WATCHED = 250;
const SOON = 500;

const endings: Readonly<Record<string, Ends>> = {
  e000: 'without a reason',
  e00181: 'malformed',
  e00182: 'protocol error',
};

/** Answers a CONNECT with packets. @returns how the bridge ends the connection */
async function ending(socket: Socket, packets: readonly string[]): Promise<Ends> {
  let received = '';
  socket.on('error', () => undefined);
  socket.on('data', (bytes: Buffer) => {
    received += bytes.toString('hex');
  });
  const closed = once(socket, 'close').then(() => true);
  await once(socket, 'data');
  for (const packet of packets) {
    socket.write(Buffer.from(packet, 'hex'));
    await new Promise((done) => setTimeout(done, 10));
  }
  const isClosed = await Promise.race([closed, new Promise((done) => setTimeout(done, WATCHED, false))]);
  socket.destroy();
  if (!isClosed) return 'stays';
  return endings[/e0(?:00|0181|0182)$/.exec(received)?.[0] ?? ''] ?? 'closed';
}

describe.each(targets.map((target, index) => [target, index] as const))('a bridge of %s', (target, index) => {
  let server: Server;
  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => void server.close());

  it.each(faults)('that gets %s, while no other client waits', async (_, packets, ends) => {
    const connection = once(server, 'connection') as Promise<[Socket]>;
    const { port } = server.address() as AddressInfo;
    const lines = 'topic a out\nbridge_protocol_version mqttv50\nnotifications false\nrestart_timeout 60';
    const { broker } = await bridged(port, lines, { target });
    const steady = SteadyClient.on(await open(broker, 'memory'));
    expect(await ending((await connection)[0], packets)).toBe(ends[index]);
    expect(await steady.leave()).toBeLessThan(SOON);
    await broker.close();
  });
});
