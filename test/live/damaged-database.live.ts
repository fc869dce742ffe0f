import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DatabaseError, formatOf, readDatabase } from '../../packages/broker/src/persistence/index.js';
import { wholeFiles } from '../../packages/broker/test/support/measured-damage.js';
import { needs } from '../support/real-parts.js';
import { runBroker } from './broker.js';
import { brokerToAsk, installedRelease } from './installed.js';
import { chooseNet } from './net.js';
import { overAll } from './pool.js';

/** Every so many bytes a file is cut off, and a byte is changed. */
const STEP = 7;

const WIDTH = 2;

test.runIf(needs(brokerToAsk))(
  'a damaged database starts the embedded broker where it starts the installed one',
  async () => {
    const release = installedRelease(brokerToAsk);
    const whole = wholeFiles[formatOf(release)]!;
    const offsets = [...whole.keys()].filter((offset) => offset % STEP === 0);
    const cases = offsets.flatMap((offset) => {
      const changed = Buffer.from(whole);
      changed[offset]! ^= 0xff;
      return [
        { name: `cut off at ${offset}`, bytes: whole.subarray(0, offset) },
        { name: `changed at ${offset}`, bytes: changed },
      ];
    });
    const net = await chooseNet(WIDTH);
    const answers = await overAll(cases, net.width, async ({ name, bytes }) => {
      const folder = mkdtempSync(join(tmpdir(), 'damaged-'));
      try {
        const lines = [
          'listener 1883 127.0.0.1',
          'user root',
          'persistence true',
          `persistence_location ${folder}/`,
        ];
        writeFileSync(join(folder, 'mosquitto.conf'), lines.map((line) => `${line}\n`).join(''));
        writeFileSync(join(folder, 'mosquitto.db'), bytes, { mode: 0o600 });
        return [name, (await runBroker(folder, net)).ran] as const;
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
    const own = cases.map(({ name, bytes }) => {
      try {
        readDatabase(bytes, release);
        return [name, true] as const;
      } catch (error) {
        if (error instanceof DatabaseError) return [name, false] as const;
        throw error;
      }
    });
    expect(own).toEqual(answers);
    expect(answers.filter(([, ran]) => ran).length).toBeGreaterThan(10);
  },
  300_000,
);
