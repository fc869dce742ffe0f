import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, type FileSystem, findTarget, systemOf } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { type Diagnostic, diagnose } from '@mosquitto-conf/validator';
import { describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../fixtures/configs', import.meta.url));

/** What a careful person expects, written down before any tool read the file; see fixtures/README.md. */
interface Expectation {
  readonly target: string;
  readonly right: boolean;
  readonly outcome: Readonly<Record<string, string>>;
  readonly faults: readonly { readonly line: number; readonly file?: string; readonly about: string }[];
  readonly options?: {
    readonly root?: string;
    readonly maps?: readonly string[];
    readonly cwd?: string;
    readonly checkFiles?: boolean;
  };
}

/** Plugins are empty files that stand for the real library. */
const PLUGIN = new TextEncoder().encode(
  '\u007fELF\0mosquitto_plugin_version\0mosquitto_auth_plugin_version\0',
);

function withPlugins(files: FileSystem): FileSystem {
  return {
    read(path) {
      const content = files.read(path);
      const standsFor = content instanceof Uint8Array && content.length === 0 && path.endsWith('.so');
      return standsFor ? PLUGIN : content;
    },
    list: (path) => files.list(path),
    status: (path) => files.status(path),
    isLink: (path) => files.isLink(path),
    writable: (path) => files.writable(path),
  };
}

function check(name: string, target: string, { options = {} }: Expectation) {
  const inside = (path: string) => join(folder, name, path);
  const host = nodeHost({
    cwd: inside(options.cwd ?? '.'),
    checkFiles: options.checkFiles ?? false,
    system: systemOf(readFileSync(inside('mosquitto.conf'))),
    ...(options.root === undefined ? {} : { root: inside(options.root) }),
    maps: (options.maps ?? []).map((text) => {
      const [from = '', to = ''] = text.split('=');
      return { from, to: inside(to) };
    }),
    interfaces: { lo: ['127.0.0.1', '::1'] },
  });
  const analysis = analyse('mosquitto.conf', findTarget(target)!, {
    ...host,
    files: withPlugins(host.files),
  });
  return { analysis, diagnostics: diagnose(analysis, 'mosquitto.conf') };
}

const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));

describe.each(names)('%s', (name) => {
  const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Expectation;

  test.each(Object.entries(expected.outcome))('%s: %s', (release, outcome) => {
    const { analysis } = check(name, release, expected);
    expect([analysis.outcome, analysis.stop?.message]).toEqual([
      outcome,
      outcome === 'running' ? undefined : expect.any(String),
    ]);
  });

  test('says what a careful person would', () => {
    const { diagnostics } = check(name, expected.target, expected);
    const serious = diagnostics.filter(({ severity }) => severity !== 'info');
    const at = (file: string, line: number) =>
      diagnostics.filter((found) => found.file === file && found.range.start.line === line - 1);
    for (const { file = 'mosquitto.conf', line, about } of expected.faults) {
      expect(at(file, line), `${file}:${line} ${about}`).not.toEqual([]);
    }
    if (expected.right) expect(serious).toEqual([]);
  });

  test('reports the fault first, and at most one more finding about something else', () => {
    const { diagnostics } = check(name, expected.target, expected);
    const isFault = ({ file, range }: Diagnostic) =>
      expected.faults.some(
        (fault) => (fault.file ?? 'mosquitto.conf') === file && fault.line === range.start.line + 1,
      );
    const serious = diagnostics.filter(({ severity }) => severity !== 'info');
    if (serious[0]) expect(isFault(serious[0]), serious[0].message).toBe(true);
    expect(serious.filter((found) => !isFault(found)).length).toBeLessThanOrEqual(1);
  });

  test('says nothing twice of a line', () => {
    const { diagnostics } = check(name, expected.target, expected);
    const said = diagnostics.map(({ rule, file, range }) => `${file}:${range.start.line} ${rule}`);
    expect(said).toEqual([...new Set(said)]);
  });
});
