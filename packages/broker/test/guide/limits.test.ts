import { describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import { boot, client } from '../support/boot.js';
import { real, started, subscribed } from '../support/real-clients.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub'))('the real clients', () => {
  it.concurrent.each([
    ['message_size_limit 1000', 1000, true],
    ['message_size_limit 1000', 1001, false],
    ['', 100_000, true],
  ] as const)('"%s": a message of %i bytes arrives: %s', async (line, size, arrives) => {
    await using broker = await boot(`${line}\n${OPEN}`);
    const ended = real(broker, 'sub', ['-i', 'sub', '-t', 'a', '-C', '1', '-F', '%l']);
    await subscribed(broker, 'sub');
    await real(broker, 'pub', ['-t', 'a', '-q', '1', '-m', 'x'.repeat(size)]);
    await real(broker, 'pub', ['-t', 'a', '-q', '1', '-m', 'xx']);
    expect((await ended).stdout).toBe(arrives ? `${size}\n` : '2\n');
  });

  it.concurrent('max_packet_size: a larger packet ends its connection', async () => {
    await using broker = await boot(`max_packet_size 200\n${OPEN}`);
    expect((await real(broker, 'pub', ['-t', 'a', '-q', '1', '-m', 'x'.repeat(100)])).code).toBe(0);
    expect((await real(broker, 'pub', ['-t', 'a', '-q', '1', '-m', 'x'.repeat(300)])).code).not.toBe(0);
  });

  it.concurrent('retain_available false: no message is retained', async () => {
    await using broker = await boot(`retain_available false\n${OPEN}`);
    await real(broker, 'pub', ['-t', 'a', '-r', '-q', '1', '-m', 'x']);
    expect(broker.retained).toEqual([]);
  });

  it.concurrent.each([
    ['max_queued_messages 3\nmax_inflight_messages 1', 3],
    // As long as what waits is below it, another one may.
    ['max_queued_messages 0\nmax_queued_bytes 250', 3],
    ['max_queued_messages 2\nmax_queued_bytes 250', 2],
    ['max_queued_messages 100\nmax_queued_bytes 101', 2],
    ['', 5],
  ] as const)('"%s": of five messages of 100 bytes %i wait for one who is away', async (lines, waiting) => {
    await using broker = await boot(`${lines}\n${OPEN}`);
    const away = ['-i', 'sub', '-c', '-q', '1', '-t', 'a'];
    await real(broker, 'sub', [...away, '-E']);
    const messages = ['1', '2', '3', '4', '5'].map((message) => message.padEnd(100, '.'));
    for (const message of messages) await real(broker, 'pub', ['-t', 'a', '-q', '1', '-m', message]);
    expect(broker.queue('sub')).toHaveLength(waiting);
    // It stays until all are acknowledged: after its last message (`-C`) it may close before what it sent is read.
    const { child, ended } = started(broker, 'sub', away);
    await expect.poll(() => broker.queue('sub')).toEqual([]);
    child.kill();
    expect((await ended).stdout.trim().split('\n')).toEqual(messages.slice(0, waiting));
  });

  it.concurrent('two listeners: what is published at one is received at the other', async () => {
    await using broker = await boot(`${OPEN}listener 1884 127.0.0.1\n`);
    const ended = real(broker, 'sub', ['-i', 'sub', '-t', 'a', '-C', '1'], 0);
    await subscribed(broker, 'sub');
    await real(broker, 'pub', ['-t', 'a', '-m', 'x'], 1);
    expect((await ended).stdout).toBe('x\n');
  });

  it.concurrent('a listener with its own security settings accepts no anonymous client', async () => {
    const text =
      'per_listener_settings true\nlistener 1883 127.0.0.1\nallow_anonymous true\n' +
      'listener 1884 127.0.0.1\nallow_anonymous false\npassword_file users\n';
    await using broker = await boot(text, { files: { users: '' } });
    expect((await real(broker, 'pub', ['-t', 'a', '-m', 'x'], 0)).code).toBe(0);
    expect((await real(broker, 'pub', ['-t', 'a', '-m', 'x'], 1)).code).not.toBe(0);
    expect((await real(broker, 'pub', ['-t', 'a', '-m', 'x', '-u', 'ana', '-P', 'x'], 1)).code).not.toBe(0);
  });

  it.concurrent('max_connections: one more is refused', async () => {
    await using broker = await boot('listener 1883 127.0.0.1\nmax_connections 2\nallow_anonymous true\n');
    const one = real(broker, 'sub', ['-i', 'one', '-t', 'a', '-C', '1']);
    const two = real(broker, 'sub', ['-i', 'two', '-t', 'a', '-C', '1']);
    await Promise.all([subscribed(broker, 'one'), subscribed(broker, 'two')]);
    expect((await real(broker, 'pub', ['-t', 'a', '-m', 'x'])).code).not.toBe(0);
    broker.publish('a', 'x');
    await Promise.all([one, two]);
    while (broker.connections.length > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    expect((await real(broker, 'pub', ['-t', 'a', '-m', 'x'])).code).toBe(0);
  });
});

it('a message is only for connected clients, and is not kept', async () => {
  await using broker = await boot(OPEN);
  const one = client(broker, { clientId: 'one' });
  await one.publishAsync('a', 'before', { qos: 1 });
  const seen: string[] = [];
  one.on('message', (_, payload) => seen.push(String(payload)));
  await one.subscribeAsync('a');
  await one.publishAsync('a', 'after', { qos: 1 });
  await expect.poll(() => seen).toEqual(['after']);
  await one.endAsync();
});
