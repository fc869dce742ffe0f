import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import { startBrokerFrom } from '../../src/index.js';
import { boot } from '../support/boot.js';
import { real, subscribed } from '../support/real-clients.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
const folder = mkdtempSync(join(tmpdir(), 'retained-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub'))('with the real clients', () => {
  it.concurrent('the last retained message of a topic is sent to later subscribers', async () => {
    await using broker = await boot(OPEN);
    const keep = (topic: string, message: string) =>
      real(broker, 'pub', ['-t', topic, '-r', '-q', '1', '-m', message]);
    await keep('lamp/hall', 'on');
    await keep('lamp/hall', 'off');
    await keep('lamp/attic', 'on');
    await real(broker, 'pub', ['-t', 'lamp/hall', '-q', '1', '-m', 'seen by nobody']);
    const heard = await real(broker, 'sub', ['-t', 'lamp/#', '-C', '2', '-F', '%t %r %p']);
    expect(heard.stdout.trim().split('\n').sort()).toEqual(['lamp/attic 1 on', 'lamp/hall 1 off']);

    // An empty one takes it away.
    await real(broker, 'pub', ['-t', 'lamp/hall', '-r', '-q', '1', '-n']);
    const left = await real(broker, 'sub', ['-t', 'lamp/#', '-C', '1', '-F', '%t %r %p']);
    expect(left.stdout).toBe('lamp/attic 1 on\n');
    expect(broker.retained.map(({ topic }) => topic)).toEqual(['lamp/attic']);
  });

  it.concurrent('an earlier subscriber gets it as any other message', async () => {
    await using broker = await boot(OPEN);
    const heard = real(broker, 'sub', ['-i', 'sub', '-t', 'lamp', '-C', '1', '-F', '%r %p']);
    await subscribed(broker, 'sub');
    await real(broker, 'pub', ['-t', 'lamp', '-r', '-q', '1', '-m', 'on']);
    expect((await heard).stdout).toBe('0 on\n');
  });

  it.concurrent.each([
    ['true', ['lamp on'], 'news'],
    ['false', [], undefined],
  ] as const)('persistence %s: what is there after a restart', async (persistence, kept, waiting) => {
    const own = mkdtempSync(join(folder, 'db-'));
    const text = `${OPEN}persistence ${persistence}\npersistence_location ${own}/\npersistence_file own.db\nautosave_interval 60\n`;
    writeFileSync(join(own, 'mosquitto.conf'), text);
    const start = () =>
      startBrokerFrom(join(own, 'mosquitto.conf'), { ports: 'ephemeral', persistence: 'in-place' });
    const away = ['-i', 'away', '-c', '-q', '1', '-t', 'news'];
    {
      await using broker = await start();
      await real(broker, 'sub', [...away, '-E']);
      await real(broker, 'pub', ['-t', 'lamp', '-r', '-q', '1', '-m', 'on']);
      await real(broker, 'pub', ['-t', 'news', '-q', '1', '-m', 'news']);
    }
    await using broker = await start();
    expect(broker.retained.map(({ topic, payload }) => `${topic} ${payload}`)).toEqual(kept);
    expect(broker.sessions.map(({ clientId }) => clientId)).toEqual(waiting ? ['away'] : []);
    if (waiting) expect((await real(broker, 'sub', [...away, '-C', '1'])).stdout).toBe(`${waiting}\n`);
  });
});
