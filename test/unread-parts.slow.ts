import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  analyse,
  type FileSystem,
  findTarget,
  type Host,
  latest,
  overlayFiles,
  type Release,
} from '@mosquitto-conf/config';
import { nodeHost, nodeTls } from '@mosquitto-conf/config/node';
import { decode, encode } from '@mosquitto-conf/grammar';
import { type Diagnostic, type Example, rules } from '@mosquitto-conf/validator';
import { EXAMPLE_MAIN, everyFinding, exampleFiles, exampleHost } from '@mosquitto-conf/validator/internal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const RUNS = Number(process.env.UNREAD_RUNS ?? 300);

const CERTS = new URL('../fixtures/oracle/assets/certs/', import.meta.url);
const TLS_FILES = Object.fromEntries(
  ['ca.crt', 'server.crt', 'server.key'].map((name) => [name, readFileSync(new URL(name, CERTS), 'utf8')]),
);

/** A folder that the tests move lines into. */
const HIDDEN = '/hidden';

/** Lines that belong to the default listener where no `listener` is above them, in whatever file they are. */
const ABOUT_DEFAULT = [
  'port 1883',
  'port 8883',
  'bind_address 127.0.0.1',
  'protocol websockets',
  'cafile ca.crt',
  'capath .',
  'certfile server.crt',
  'certfile nope.crt',
  'keyfile nope.key',
  'keyfile server.key',
  'crlfile ca.crt',
  'ciphers HIGH',
  'ciphers aNULL',
  'tls_version tlsv1.2',
  'tls_version tlsv1.1',
  'require_certificate true',
  'use_identity_as_username true',
  'use_subject_as_username true',
  'use_username_as_clientid true',
  'psk_hint hint',
  'psk_file psk',
  'http_dir .',
  'mount_point a/',
  'max_connections 5',
  'max_qos 1',
];

const ABOUT_OTHERS = [
  'per_listener_settings true',
  'allow_anonymous true',
  'allow_anonymous false',
  'password_file passwd',
  'acl_file acl',
  'auto_id_prefix a',
  'allow_zero_length_clientid false',
  'listener 1884',
  'listener 8883',
  'listener 1883 127.0.0.1',
  'connection a',
  'address localhost:1883',
  'address localhost:8883',
  'topic a out',
  'bridge_cafile ca.crt',
  'bridge_certfile server.crt',
  'bridge_keyfile server.key',
  'remote_username u',
  'remote_password p',
  'try_private false',
  'persistence true',
  'persistence_location /mosquitto/data/',
  'autosave_interval 0',
  'log_dest none',
  'log_type none',
  'log_dest stdout',
  'plugin /usr/lib/mosquitto_dynamic_security.so',
  'plugin_opt_config_file a.json',
  'max_queued_messages 1',
  'max_queued_messages 1000',
  'max_inflight_bytes -5',
  'max_inflight_bytes 100',
  'autosave_interval 1800',
  'persistence false',
  'persistence_location /tmp/',
  'log_type all',
  'memory_limit 2000',
  'memory_limit 100000000',
  'sys_interval 0',
];

/** What is found of a line, whether or not another finding explains it; numbers and names in it may differ. */
function keyOf({ rule, severity, file, range }: Diagnostic): string {
  return `${rule} ${severity} ${file}:${range.start.line + 1}`;
}

function withHidden(files: FileSystem, lines: string): FileSystem {
  const seen = overlayFiles(files, new Map([[`${HIDDEN}/a.conf`, encode(lines)]]));
  return { ...seen, list: (path) => (path === HIDDEN ? ['a.conf'] : seen.list(path)) };
}

function withoutHidden(files: FileSystem): FileSystem {
  return {
    ...overlayFiles(files, new Map()),
    list: (path) => (path === HIDDEN ? 'unknown' : files.list(path)),
  };
}

/** What is only found while some lines are in a folder that cannot be read here. */
function onlyUnread(
  host: Host,
  release: Release,
  lines: readonly string[],
  from: number,
  to: number,
): string[] {
  const text = [...lines.slice(0, from), `include_dir ${HIDDEN}`, ...lines.slice(to)].join('\n');
  const main = new Map([[EXAMPLE_MAIN, encode(`${text}\n`)]]);
  const hidden = `${lines.slice(from, to).join('\n')}\n`;
  const say = (files: FileSystem) =>
    everyFinding(analyse(EXAMPLE_MAIN, release, { ...host, files: overlayFiles(files, main) }), EXAMPLE_MAIN)
      .found;
  const notRead = `file-not-here info ${EXAMPLE_MAIN}:${from + 1}`;
  return only(say(withoutHidden(host.files)), say(withHidden(host.files, hidden)))
    .filter((key) => key !== notRead)
    .map((key) => `${key}: ${JSON.stringify(text)} without ${JSON.stringify(hidden)}`);
}

/** What is only said of a part. What is refused in the whole may silence what else there is to say of a line. */
function only(part: readonly Diagnostic[], whole: readonly Diagnostic[]): string[] {
  const said = new Set(whole.map(keyOf));
  const refused = new Set(whole.filter(({ severity }) => severity === 'error').map(lineOf));
  // They change the meaning of lines that are not about them: of those above, and of those below in the same listener.
  if (whole.some(({ rule }) => rule === 'per-listener-settings-late' || rule === 'include-inside-listener'))
    return [];
  // The same line in the hidden part takes the place of this one.
  const moved = new Set(whole.filter(({ file }) => file.startsWith(HIDDEN)).map(({ rule }) => rule));
  return part
    .filter((one) => !said.has(keyOf(one)) && !refused.has(lineOf(one)) && !moved.has(one.rule))
    .map(keyOf);
}

function lineOf({ file, range }: Diagnostic): string {
  return `${file}:${range.start.line + 1}`;
}

function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, '').split('\n');
}

function* parts(length: number): Iterable<readonly [from: number, to: number]> {
  for (let from = 0; from < length; from++) for (let to = from + 1; to <= length; to++) yield [from, to];
}

describe('what cannot be read is not taken for absent', () => {
  describe.each(rules.map((rule) => [rule.id, [...rule.wrong, ...rule.right]] as const))(
    '%s',
    (_, examples) => {
      test.each(
        examples.map((example): [string, Example] => [exampleFiles(example)[EXAMPLE_MAIN]!, example]),
      )('%s', (text, example) => {
        const host = exampleHost(exampleFiles(example), nodeTls, example.machine);
        const release = (example.target === undefined ? undefined : findTarget(example.target)) ?? latest;
        const lines = linesOf(text);
        const wrong = [...parts(lines.length)].flatMap(([from, to]) =>
          onlyUnread(host, release, lines, from, to),
        );
        expect(wrong).toEqual([]);
      });
    },
  );

  test.each(rules.map((rule) => [rule.id, [...rule.wrong, ...rule.right]] as const))(
    'access files and certificates: %s',
    (_, examples) => {
      for (const example of examples) {
        const files = exampleFiles(example);
        const host = exampleHost(files, nodeTls, example.machine);
        const release = (example.target === undefined ? undefined : findTarget(example.target)) ?? latest;
        const say = (seen: FileSystem) =>
          everyFinding(analyse(EXAMPLE_MAIN, release, { ...host, files: seen }), EXAMPLE_MAIN).found;
        for (const hidden of Object.keys(files).filter((path) => !path.endsWith('.conf'))) {
          const unknown = (path: string) => path === hidden;
          const part: FileSystem = {
            read: (path) => (unknown(path) ? 'unknown' : host.files.read(path)),
            list: (path) => host.files.list(path),
            status: (path) => (unknown(path) ? 'unknown' : host.files.status(path)),
            isLink: (path) => !unknown(path) && host.files.isLink(path),
            writable: (path) => host.files.writable(path),
          };
          const whole = say(host.files);
          // Of files that are at fault together, each is at fault alone.
          const together = whole.some(({ rule }) => rule === 'key-mismatch' || rule === 'tls-files-swapped');
          const wrong = only(say(part), whole).filter(
            (key) =>
              !key.startsWith('file-not-here info') &&
              !(together && /^(bridge-file-missing|key-mismatch|\w+-unusable) /.test(key)),
          );
          expect(wrong, `${files[EXAMPLE_MAIN]} without ${hidden}`).toEqual([]);
        }
      }
    },
  );

  test('whatever else a configuration says, in the settings of the default listener too', () => {
    const files = { ...TLS_FILES, passwd: '', acl: 'user ana\ntopic read a\n', psk: 'ana:01\n' };
    const host = exampleHost(files, nodeTls, {});
    const configurations = fc.record({
      lines: fc.array(fc.oneof(fc.constantFrom(...ABOUT_DEFAULT), fc.constantFrom(...ABOUT_OTHERS)), {
        minLength: 1,
        maxLength: 7,
      }),
      from: fc.nat(6),
      size: fc.integer({ min: 1, max: 4 }),
      release: fc.constantFrom('1.4.15', '1.6.15', '2.0.20', '2.0.22', '2.1.2'),
    });
    fc.assert(
      fc.property(configurations, ({ lines, from, size, release }) => {
        const start = from % lines.length;
        const end = Math.min(lines.length, start + size);
        expect(onlyUnread(host, findTarget(release)!, lines, start, end)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  const folder = fileURLToPath(new URL('../fixtures/configs', import.meta.url));
  test.each(readdirSync(folder))('%s', (name) => {
    const host = nodeHost({ cwd: join(folder, name) });
    const lines = linesOf(decode(readFileSync(join(folder, name, EXAMPLE_MAIN))));
    // A tenth of the lines at a time, from every line that begins something.
    const size = Math.max(1, Math.ceil(lines.length / 10));
    const starts = lines.flatMap((line, at) => (/^[a-z]/.test(line) ? [at] : [])).slice(0, 30);
    const wrong = ['1.6.15', '2.0.22', '2.1.2'].flatMap((release) =>
      starts.flatMap((from) =>
        onlyUnread(host, findTarget(release)!, lines, from, Math.min(lines.length, from + size)),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
