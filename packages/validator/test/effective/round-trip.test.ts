import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, type Configuration, type Host, overlayFiles, releases } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { encode } from '@mosquitto-conf/grammar';
import { describe, expect, test } from 'vitest';
import { configurationLines, effectiveSettings } from '../../src/index.js';

const folder = fileURLToPath(new URL('../../../../fixtures/configs', import.meta.url));
const TARGETS = [
  '1.4.0',
  '1.4.15',
  '1.5.0',
  '1.5.11',
  '1.6.0',
  '1.6.15',
  '2.0.0',
  '2.0.11',
  '2.0.22',
  '2.1.0',
  '2.1.2',
];

interface Expectation {
  readonly options?: { readonly root?: string; readonly maps?: readonly string[]; readonly cwd?: string };
}

function hostOf(name: string): Host {
  const { options = {} } = JSON.parse(
    readFileSync(join(folder, name, 'expected.json'), 'utf8'),
  ) as Expectation;
  const inside = (path: string) => join(folder, name, path);
  return nodeHost({
    cwd: inside(options.cwd ?? '.'),
    ...(options.root === undefined ? {} : { root: inside(options.root) }),
    maps: (options.maps ?? []).map((text) => {
      const [from = '', to = ''] = text.split('=');
      return { from, to: inside(to) };
    }),
    interfaces: { lo: ['127.0.0.1', '::1'] },
  });
}

/** What is in force, without the places; sections in no order, for listeners are opened where they stand. */
function plain(configuration: Configuration): unknown {
  return effectiveSettings(configuration)
    .sections.map(({ title, note, settings }) => ({
      title,
      note,
      settings: settings.map(({ name, values, words }) => ({ name, values, words })),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function text(configuration: Configuration, defaults: boolean): string {
  const blocks = configurationLines(configuration, defaults);
  return blocks.map((block) => block.map((line) => `${line.text}\n`).join('')).join('\n');
}

const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));

describe.each(names)('%s is read the same from what it comes to', (name) => {
  test.each(TARGETS)('%s', (target) => {
    const release = releases.find((one) => one.name === target)!;
    const host = hostOf(name);
    const before = analyse('mosquitto.conf', release, host);
    if (before.outcome !== 'running') return;
    for (const defaults of [false, true]) {
      const written = text(before.configuration, defaults);
      const files = overlayFiles(host.files, new Map([['mosquitto.conf', encode(written)]]));
      const after = analyse('mosquitto.conf', release, { ...host, files });
      expect(after.stop?.message, written).toBe(undefined);
      expect(plain(after.configuration), written).toEqual(plain(before.configuration));
    }
  });
});
