import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { embedded, type FileResult, type RunOptions, runFile } from '../src/internal.js';

const folder = mkdtempSync(join(tmpdir(), 'mosquitto-test-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes files below a fresh folder and answers with that folder. */
export function place(files: Readonly<Record<string, string>>): string {
  const here = mkdtempSync(join(folder, 'case-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(here, path)), { recursive: true });
    writeFileSync(join(here, path), text);
  }
  return here;
}

/** A house with two users. */
export const HOUSE: Readonly<Record<string, string>> = {
  'mosquitto.conf': 'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\n',
  acl: 'user alice\ntopic write home/door\ntopic read home/#\n\nuser bob\ntopic read home/#\n',
};

/** What tests of the house begin with. */
export const HEAD = `configuration: mosquitto.conf
passwords:
  passwd: { alice: secret, bob: other }
clients:
  alice: { username: alice, password: secret, version: 5 }
  bob: { username: bob, password: other }
`;

/** Runs a test file on the embedded broker. */
export function run(
  text: string,
  files: Readonly<Record<string, string>> = HOUSE,
  options: Partial<RunOptions> = {},
): Promise<FileResult> {
  const here = place({ ...files, 'a.mosquitto-test.yaml': text });
  return runFile(join(here, 'a.mosquitto-test.yaml'), { engines: [embedded], ...options });
}

/** Each case in a few words: `passed name`, or `failed name: what | expected | actual | line`. */
export function told({ runs, mistakes }: FileResult): string[] {
  const cases = runs.flatMap((one) => one.cases);
  return [
    ...mistakes.map(({ message, line }) => `mistake ${line ?? '-'} ${message}`),
    ...cases.map(({ name, status, why, failures }) => {
      const texts = failures.map(({ what, expected, actual, reason }) => {
        const line = reason?.line ? `${reason.line.file.split('/').at(-1)}:${reason.line.line}` : '-';
        return `${what} | ${expected} | ${actual} | ${line}`;
      });
      const more = [why, ...texts].filter((one) => one !== undefined).join('; ');
      return `${status} ${name}${more === '' ? '' : `: ${more}`}`;
    }),
  ];
}
