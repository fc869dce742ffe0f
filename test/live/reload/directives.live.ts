import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needs } from '../../support/real-parts.js';
import { brokerToAsk, installedRelease } from '../installed.js';
import { chooseNet, commandIn, type Net } from '../net.js';
import { casesOf } from './directives.js';

const FIRST_PORT = 18_850;
const hasAll = needs('mosquitto', 'mosquitto_passwd');
const release = hasAll ? installedRelease(brokerToAsk) : undefined;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const embedded = here('../../../packages/broker/dist/commonjs/mosquitto-embedded.js');

interface Observation {
  readonly seen: object;
  readonly log: string;
}

const all = release ? casesOf(release) : [];
let folder = '';
let theirs: Readonly<Record<string, Observation>> = {};
let ours: Readonly<Record<string, Observation>> = {};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reload-directives-'));
  chmodSync(folder, 0o777);
  const net = await chooseNet(1);
  theirs = observe(net, [brokerToAsk, '-c', 'mosquitto.conf']);
  ours = observe(net, ['node', embedded, '--target', release!.name, '-c', 'mosquitto.conf']);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes what a broker needs for each case. */
function layOut(): void {
  const passwords = join(folder, 'passwords');
  execFileSync('mosquitto_passwd', ['-b', '-c', passwords, 'ana', 'secret'], { stdio: 'ignore' });
  const hashed = readFileSync(passwords, 'utf8');
  rmSync(passwords);
  for (const [index, { before, after }] of all.entries()) {
    const own = join(folder, String(index));
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own);
    chmodSync(own, 0o777);
    const port = String(FIRST_PORT + 2 * index);
    const withPort = (text: string) =>
      text.replaceAll('PORT', port).replaceAll('OTHER', String(Number(port) + 1));
    const files = {
      port,
      'mosquitto.conf': withPort(before),
      'after.conf': withPort(after),
      passwords: hashed,
      acl: 'topic readwrite a\ntopic readwrite q/#\nuser ana\ntopic readwrite b\n',
      'other-acl': 'topic readwrite #\nuser ana\ntopic readwrite c\ntopic readwrite q/#\n',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text, { mode: 0o644 });
  }
}

/** What clients of a broker see before and after its reload, by the number of the case. */
function observe(net: Net, command: readonly string[]): Record<string, Observation> {
  layOut();
  const [name, ...args] = commandIn(folder, net, ['node', here('observe.mjs'), ...command]);
  const { stdout, stderr } = spawnSync(name!, args, { cwd: folder, encoding: 'utf8', timeout: 250_000 });
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as Record<string, Observation>;
}

describe.runIf(hasAll)(`clients see after a reload what they see with Mosquitto ${release?.name}`, () => {
  test.each(all.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
    expect(theirs[index]!.seen).not.toHaveProperty('error');
    expect(ours[index]!.seen, ours[index]!.log).toEqual(theirs[index]!.seen);
  });
});
