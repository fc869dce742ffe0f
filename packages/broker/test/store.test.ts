import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../../test/support/real-parts.js';
import type { LogKind } from '../src/log/log.js';
import { readDatabase, writeDatabase } from '../src/persistence/index.js';
import { boot, client } from './support/boot.js';
import { message } from './support/databases.js';
import { startRealBroker } from './support/real-broker.js';

let folder: string;
const lines: string[] = [];
const log = { wants: () => true, write: (kind: LogKind, text: string) => lines.push(`${kind}: ${text}`) };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  lines.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\npersistence true\n';
const start = (settings: string, target = '2.1') =>
  boot(`${OPEN}${settings}\n`, { persistence: 'in-place', target, log, files: { [`${folder}/.keep`]: '' } });
const sessionsIn = async (path: string) =>
  readDatabase(await readFile(path)).sessions.map(({ clientId }) => clientId);

describe('a session', () => {
  it.each([
    ['that goes on is kept', false, ['meter']],
    // persist__client_save looks at how it began.
    ['that began anew is not kept, however long it was to last', true, []],
  ])('%s', async (_, clean, expected) => {
    const broker = await start(`persistence_location ${folder}`);
    const properties = { sessionExpiryInterval: 3600 };
    const one = client(broker, { clientId: 'meter', protocolVersion: 5, clean, properties });
    await one.subscribeAsync('a', { qos: 1 });
    await one.endAsync();
    await broker.close();
    expect(await sessionsIn(join(folder, 'mosquitto.db'))).toEqual(expected);
  });

  // Asked of the three releases with a session, a message that waits for it, and a retained one.
  it.each([
    ['1.4.12', ['meter']],
    ['1.4.13', []],
    ['1.4.14', ['meter']],
  ])(
    'is forgotten at the end of 1.4.13 alone, where retained messages are kept: %s',
    async (target, left) => {
      const broker = await start(`persistence_location ${folder}/`, target);
      const one = client(broker, { clientId: 'meter', clean: false });
      await one.subscribeAsync('a', { qos: 1 });
      await one.publishAsync('b', 'x', { retain: true, qos: 1 });
      await one.endAsync();
      await broker.save();
      expect(await sessionsIn(join(folder, 'mosquitto.db'))).toEqual(['meter']);
      await broker.close();
      expect(await sessionsIn(join(folder, 'mosquitto.db'))).toEqual(left);
      const { retained } = readDatabase(await readFile(join(folder, 'mosquitto.db')));
      expect(retained.map(({ topic }) => topic)).toEqual(['b']);
    },
  );

  it.skipIf(!needs('mosquitto', 'mosquitto_sub'))(
    'is kept by the installed broker in the same cases',
    async () => {
      const real = await startRealBroker(folder);
      const args = ['-V', '5', '-x', '3600', '-t', 'a', '-q', '1', '-E'];
      await real.client('sub', '-i', 'anew', ...args);
      await real.client('sub', '-i', 'on', '-c', ...args);
      await real.stop();
      expect(await sessionsIn(join(folder, 'mosquitto.db'))).toEqual(['on']);
    },
  );
});

describe('where it is saved', () => {
  it('is logged, each time', async () => {
    const broker = await start(`persistence_location ${folder}/`);
    await broker.save();
    await broker.close();
    const line = `information: Saving in-memory database to ${folder}//mosquitto.db.`;
    expect(lines.filter((text) => text.includes('Saving'))).toEqual([line, line]);
    expect(await readdir(folder)).toEqual(['mosquitto.db']);
  });

  it.each([
    ['2.0.2', 'mosquitto.db'],
    // 2.0.3 makes no room for the slash, and loses the last character.
    ['2.0.3', 'data-/mosquitto.d'],
    ['2.0.4', 'data-/mosquitto.db'],
  ])('is put together by %s', async (target, name) => {
    await mkdir(join(folder, 'data-'));
    const location = target === '2.0.2' ? `${folder}/` : `${folder}/data-`;
    await (await start(`persistence_location ${location}`, target)).close();
    expect(await readFile(join(folder, name))).toBeInstanceOf(Buffer);
  });

  it('may be missing: that is logged, and the broker ends in order', async () => {
    const broker = await start(`persistence_location ${folder}/missing`);
    await expect(broker.save()).rejects.toThrow('ENOENT');
    const one = client(broker);
    await one.subscribeAsync('a');
    await broker.close();
    expect(one.connected).toBe(false);
    const failures = lines.filter((text) => text.startsWith('error: Error saving in-memory database, '));
    expect(failures).toHaveLength(2);
  });

  it('may be blocked by another file, which is kept', async () => {
    await mkdir(join(folder, 'mosquitto.db.new'));
    const broker = await start(`persistence_location ${folder}`);
    await broker.close();
    expect(lines.some((text) => text.startsWith('error: Error saving in-memory database, '))).toBe(true);
    expect(await readdir(folder)).toEqual(['mosquitto.db.new']);
  });
});

describe('a file that exists', () => {
  const kept = message('r/1', { retain: true });
  const database = Buffer.concat([...writeDatabase({ retained: [kept], sessions: [] }, 6)]);
  const topics = async (settings = `persistence_location ${folder}`, target = '2.1') => {
    await using broker = await start(settings, target);
    return broker.retained.map(({ topic }) => topic);
  };

  it('is read, and counted', async () => {
    await writeFile(join(folder, 'mosquitto.db'), database);
    expect(await topics()).toEqual(['r/1']);
    expect(lines).toContain('information: Restored 1 retained messages');
  });

  it('is read up to a chunk whose header is cut off', async () => {
    await writeFile(join(folder, 'mosquitto.db'), Buffer.concat([database, Buffer.from('000000', 'hex')]));
    expect(await topics()).toEqual(['r/1']);
    expect(lines.some((text) => text.startsWith('warning: ') && text.includes('cut off'))).toBe(true);
  });

  it('stops the broker if it ends within a chunk', async () => {
    await writeFile(join(folder, 'mosquitto.db'), database.subarray(0, 40));
    await expect(topics()).rejects.toThrow('The database is damaged');
  });

  it('is ignored if it is a folder, which is logged', async () => {
    await mkdir(join(folder, 'mosquitto.db'));
    expect(await topics()).toEqual([]);
    expect(lines.some((text) => text.startsWith('warning: The database cannot be read'))).toBe(true);
  });

  it.each([
    ['2.0', ['r/1']],
    // mosquitto_fopen follows no links to what others must not read.
    ['2.1', []],
  ])('is read through a link by %s: %j', async (target, expected) => {
    await writeFile(join(folder, 'elsewhere'), database);
    await symlink(join(folder, 'elsewhere'), join(folder, 'mosquitto.db'));
    expect(await topics(undefined, target)).toEqual(expected);
  });
});
