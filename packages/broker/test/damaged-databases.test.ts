import { lstatSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTarget } from '@mosquitto-conf/config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogKind } from '../src/log/log.js';
import { DatabaseError, readDatabase, writeDatabase } from '../src/persistence/index.js';
import { boot } from './support/boot.js';
import { message } from './support/databases.js';
import { measuredDamage, numbersIn, wholeFiles } from './support/measured-damage.js';

/** What the reference reads of a list that ends in the middle of a property: it starts, with a part of it. */
const UNREPRODUCED = new Set(['1.6.15 with the byte at 96 changed by 0x01']);

describe.each(measuredDamage)('$release with a file of version $version', (measured) => {
  const release = findTarget(measured.release)!;
  const whole = wholeFiles[measured.version]!;
  const starts = (bytes: Buffer) => {
    try {
      readDatabase(bytes, release);
      return true;
    } catch (error) {
      if (error instanceof DatabaseError) return false;
      throw error;
    }
  };

  it('that is cut off', () => {
    const lengths = [...whole.keys()].filter((length) => starts(whole.subarray(0, length)));
    expect(lengths).toEqual([...numbersIn(measured.startsCutAt)]);
  });

  it.each(Object.keys(measured.refusesChanged).map(Number))('with the bits %i of a byte changed', (bits) => {
    const refused = [...whole.keys()].filter((offset) => {
      const bytes = Buffer.from(whole);
      bytes[offset]! ^= bits;
      const name = `${measured.release} with the byte at ${offset} changed by 0x${bits.toString(16).padStart(2, '0')}`;
      return !starts(bytes) && !UNREPRODUCED.has(name);
    });
    expect(refused).toEqual([...numbersIn(measured.refusesChanged[bits]!)]);
  });
});

describe('a database that cannot be read', () => {
  let folder: string;
  let path: string;
  const lines: string[] = [];
  const log = {
    wants: () => true,
    write: (kind: LogKind, text: string) => void lines.push(`${kind}: ${text}`),
  };
  const start = (target: string) =>
    boot(
      `listener 1883 127.0.0.1
allow_anonymous true
persistence true
persistence_location ${folder}
autosave_interval 1
autosave_on_changes true
`,
      { persistence: 'in-place', target, log, files: { [`${folder}/.keep`]: '' } },
    );
  const database = Buffer.concat([
    ...writeDatabase({ retained: [message('r/1', { retain: true })], sessions: [] }, 6),
  ]);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'damaged-'));
    path = join(folder, 'mosquitto.db');
    lines.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('through a link of 2.1 is kept, whatever asks for a save', async () => {
    await writeFile(join(folder, 'elsewhere'), database);
    await symlink(join(folder, 'elsewhere'), path);
    const broker = await start('2.1');
    broker.publish('new', 'x', { retain: true });
    await expect(broker.save()).rejects.toThrow('could not be read, so it is not replaced');
    await broker.clock.advance(2);
    await broker.close();
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'elsewhere'))).toEqual(database);
    expect(lines.filter((line) => line.startsWith('error: ')).length).toBeGreaterThan(2);
  });

  it('is written once it has been moved away', async () => {
    await mkdir(path);
    const broker = await start('2.0');
    await expect(broker.save()).rejects.toThrow('could not be read');
    await rm(path, { recursive: true });
    broker.publish('new', 'x', { retain: true });
    await broker.close();
    expect(readDatabase(await readFile(path)).retained.map(({ topic }) => topic)).toEqual(['new']);
  });

  it('since it is damaged stops the broker, and is kept', async () => {
    const damaged = database.subarray(0, 60);
    await writeFile(path, damaged);
    await expect(start('2.0')).rejects.toThrow(/^The database is damaged: expected .* at byte \d+, found /);
    expect(await readFile(path)).toEqual(damaged);
  });
});

it('what expires in more than 136 years has expired, as has what a queue holds of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'expired-'));
  const path = join(folder, 'mosquitto.db');
  const now = Math.floor(Date.now() / 1000);
  const retained = [0, now + 60, now + 2 ** 33].map((expiresAt, index) =>
    message(`r/${index}`, { retain: true, expiresAt }),
  );
  await writeFile(path, Buffer.concat([...writeDatabase({ retained, sessions: [] }, 6)]));
  const text = `listener 1883 127.0.0.1\npersistence true\npersistence_location ${folder}\n`;
  await using broker = await boot(text, { persistence: true, files: { [`${folder}/.keep`]: '' } });
  expect(broker.retained.map(({ topic }) => topic)).toEqual(['r/0', 'r/1']);
  await rm(folder, { recursive: true });
});
