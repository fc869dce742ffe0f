import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, type Packet, parser } from 'mqtt-packet';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { needs } from '../../../test/support/real-parts.js';
import { type FormatVersion, readDatabase, saveDatabase, writeDatabase } from '../src/persistence/index.js';
import { NEVER } from '../src/persistence/model.js';
import { message, queued, session } from './support/databases.js';
import { type RealBroker, startRealBroker } from './support/real-broker.js';

const present = needs('mosquitto', 'mosquitto_pub', 'mosquitto_sub');

describe.skipIf(!present)('the installed broker', () => {
  let folder: string;
  let path: string;
  let broker: RealBroker | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'persistence-'));
    path = join(folder, 'mosquitto.db');
  });
  afterEach(async () => {
    await broker?.stop();
    broker = undefined;
    await rm(folder, { recursive: true });
  });

  test('what it writes is read', async () => {
    broker = await startRealBroker(folder);
    const { port } = broker;
    await broker.client('sub', '-c', '-i', 'old', '-u', 'ann', '-t', 'b/#', '-t', '/x', '-q', '2', '-E');
    await broker.client(
      ...([
        'sub',
        '-V',
        '5',
        '-c',
        '-i',
        'new',
        '-u',
        'bea',
        '-x',
        '3600',
        '-t',
        'b/+',
        '-q',
        '1',
        '-E',
      ] as const),
      ...['--retain-as-published', '-D', 'subscribe', 'subscription-identifier', '300'],
    );
    const earliest = Math.floor(Date.now() / 1000);
    await broker.client('pub', '-i', 'w', '-u', 'bob', '-t', 'b/1', '-m', 'kept', '-q', '1', '-r');
    await broker.client(
      ...(['pub', '-V', '5', '-i', 'w', '-t', 'b/2', '-m', 'two', '-q', '2'] as const),
      ...['-D', 'publish', 'content-type', 'text/plain', '-D', 'publish', 'message-expiry-interval', '600'],
    );
    await broker.stop();
    const latest = Math.ceil(Date.now() / 1000);
    broker = undefined;

    const read = readDatabase(await readFile(path));
    expect(read).toMatchObject({ version: 6, atShutdown: true, ignored: [] });
    const kept = message('b/1', {
      payload: Buffer.from('kept'),
      retain: true,
      source: { clientId: 'w', username: 'bob', listenerPort: port },
      sourceMessageId: 1,
    });
    expect(read.retained).toEqual([kept]);

    const find = (id: string) => read.sessions.find(({ clientId }) => clientId === id);
    const plain = { identifier: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 };
    expect(find('old')).toMatchObject({
      username: 'ann',
      listenerPort: port,
      expiryInterval: NEVER,
      expiresAt: 0,
    });
    expect([...find('old')!.subscriptions].sort((a, b) => a.filter.localeCompare(b.filter))).toEqual([
      { filter: '/x', qos: 2, ...plain },
      { filter: 'b/#', qos: 2, ...plain },
    ]);
    const later = find('new')!;
    expect(later).toMatchObject({ username: 'bea', lastMessageId: 2, expiryInterval: 3600 });
    expect(later.expiresAt).toBeGreaterThanOrEqual(earliest + 3599);
    expect(later.expiresAt).toBeLessThanOrEqual(latest + 3600);
    expect(later.subscriptions).toEqual([
      { filter: 'b/+', qos: 1, identifier: 300, noLocal: false, retainAsPublished: true, retainHandling: 0 },
    ]);

    const [first, second] = later.messages;
    expect(first).toEqual(queued(kept, { retain: true, messageId: 1, qos: 1, subscriptionId: 300 }));
    expect(second).toMatchObject({
      state: 'queued',
      messageId: 2,
      qos: 1,
      retain: false,
      subscriptionId: 300,
    });
    expect(second?.message).toMatchObject({ topic: 'b/2', qos: 2, retain: false });
    // Property 3, a text of ten bytes; the expiry interval has become a time.
    expect(second?.message.properties.toString('latin1')).toBe('\x03\0\x0atext/plain');
    expect(second?.message.expiresAt).toBeGreaterThanOrEqual(earliest + 600);
    expect(second?.message.expiresAt).toBeLessThanOrEqual(latest + 600);
    expect(find('old')?.messages.map((one) => one.message)).toEqual(later.messages.map((one) => one.message));
  });

  test('messages that are half delivered are read as such', async () => {
    broker = await startRealBroker(folder);
    const socket = connect(broker.port, '127.0.0.1');
    const received: Packet[] = [];
    const reader = parser().on('packet', (packet) => received.push(packet));
    socket.on('data', (bytes) => reader.parse(bytes));
    const answer = async (cmd: Packet['cmd']) => {
      while (!received.some((packet) => packet.cmd === cmd)) await once(socket, 'data');
    };
    socket.write(generate({ cmd: 'connect', clientId: 'slow', clean: false, keepalive: 60 }));
    socket.write(generate({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: 'f', qos: 2 }] }));
    // Neither released, nor acknowledged.
    socket.write(
      generate({
        cmd: 'publish',
        topic: 'g',
        payload: 'in',
        qos: 2,
        messageId: 9,
        retain: false,
        dup: false,
      }),
    );
    await answer('pubrec');
    await broker.client('pub', '-i', 'w', '-t', 'f', '-m', 'out', '-q', '2');
    await answer('publish');
    await broker.stop();
    broker = undefined;
    socket.destroy();

    const [slow] = readDatabase(await readFile(path)).sessions;
    expect(slow).toMatchObject({ clientId: 'slow', lastMessageId: 1 });
    expect(slow?.messages).toMatchObject([
      { direction: 'in', state: 'wait-for-pubrel', messageId: 9, qos: 2, message: { topic: 'g' } },
      { direction: 'out', state: 'wait-for-pubrec', messageId: 1, qos: 2, message: { topic: 'f' } },
    ]);
  });

  const source = { clientId: 'w', username: 'bob', listenerPort: 0 };
  const properties = Buffer.from('0300047465787426000161000162', 'hex');
  const kept = message('r/1', { payload: Buffer.from('kept'), retain: true, properties, source });
  const large = message('r/large', { payload: Buffer.alloc(300_000, 'x'), retain: true });
  const expired = message('r/old', { retain: true, expiresAt: 1_000_000_000 });

  test.each<FormatVersion>([3, 4, 5, 6])('it reads retained messages of version %i', async (version) => {
    await saveDatabase(path, writeDatabase({ retained: [kept, large, expired], sessions: [] }, version));
    broker = await startRealBroker(folder);
    const lines = await broker.client(
      ...(['sub', '-V', '5', '-t', 'r/#', '--retained-only', '-W', '1'] as const),
      ...['-F', '%t %r %l [%C %P]', ...(version < 5 ? ['-C', '3'] : ['-C', '2'])],
    );
    // Before version 5 there were no properties, and nothing expired.
    const expectation = ['r/1 1 4 [text a:b]', 'r/large 1 300000 [ ]'];
    const before = ['r/1 1 4 [ ]', 'r/large 1 300000 [ ]', 'r/old 1 4 [ ]'];
    expect(lines.sort()).toEqual(version < 5 ? before : expectation);
  });

  test.each<FormatVersion>([5, 6])('it goes on with sessions of version %i', async (version) => {
    const subscription = {
      filter: 'b/#',
      qos: 2,
      identifier: 300,
      noLocal: false,
      retainAsPublished: true,
      retainHandling: 2,
    } as const;
    const one = message('b/1', { retain: true, source });
    const two = message('b/2', { qos: 2, properties, source });
    const client = session('durable', {
      lastMessageId: 2,
      subscriptions: [subscription],
      messages: [
        queued(one, { state: 'wait-for-puback', messageId: 1, retain: true, dup: 1, subscriptionId: 300 }),
        queued(two, { messageId: 2, subscriptionId: 300 }),
      ],
    });
    await saveDatabase(path, writeDatabase({ retained: [], sessions: [client] }, version));
    broker = await startRealBroker(folder);
    const published = await broker.client('pub', '-t', 'b/3', '-m', 'new', '-q', '1', '-r');
    expect(published).toEqual([]);
    const lines = await broker.client(
      ...(['sub', '-V', '5', '-c', '-i', 'durable', '-x', '60', '-t', 'other', '-q', '2'] as const),
      ...['-C', '3', '-W', '4', '-F', '%t %q %r %p [%C] %S'],
    );
    expect(lines.sort()).toEqual(['b/1 1 1 text [] 300', 'b/2 2 0 text [text] 300', 'b/3 1 1 new [] 300']);
  });
});
