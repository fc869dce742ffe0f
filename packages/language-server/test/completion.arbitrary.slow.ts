import { at, findTarget, type Release, type Spelling, spellingsOf } from '@mosquitto-conf/config';
import { parseConfiguration } from '@mosquitto-conf/grammar';
import { exampleHost } from '@mosquitto-conf/validator/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InsertTextFormat, type TextEdit } from 'vscode-languageserver-types';
import { doComplete } from '../src/index.js';
import { edited, open } from './support/open.js';

const RELEASES = ['1.4.0', '1.6.15', '2.0.22', '2.1.2'];

const FILES = {
  passwd: '',
  'passwd.old': '',
  acl: '',
  'my acl': '',
  'site.pem': '',
  'certs/server.crt': '',
  'certs/server.key': '',
  'certs/10.pem': '',
  'conf.d/a.conf': '',
  'lib/auth.so': '',
};
const MACHINE = {
  interfaces: { lo: ['127.0.0.1', '::1'], eth0: ['10.0.0.5'] },
  users: { mosquitto: [1, 1] },
} as const;

/** The lines above a line, so that its directive is valid there. */
const ABOVE = {
  broker: '',
  security: 'password_file passwd\n',
  listener: 'listener 8884\nlistener 8885 10.0.0.5\n',
  bridge: 'connection a\naddress attic.lan:1884\ntopic home/sensors/# in 1 a/ b/\nconnection b\n',
  plugin: 'plugin lib/auth.so\n',
};

/** Kinds of numbers: one with a further digit is another. */
const NUMBERS: ReadonlySet<string> = new Set([
  'integer',
  'memory-size',
  'restart-timeout',
  'tcp-keepalive',
  'listener-address',
  'bridge-addresses',
]);

const host = exampleHost(FILES, undefined, MACHINE);

function isValue({ directive, name }: Spelling, text: string, release: Release): boolean {
  const [line] = parseConfiguration(text).lines;
  if (line?.kind !== 'directive') return false;
  return at(directive.kind, release).read({ line, name, release, host }).outcome === 'value';
}

/** How a line of the directive begins: of a family, with some option. */
function nameOf({ name, directive }: Spelling): string {
  return directive.family ? `${name}config_file` : name;
}

/** Values, right and wrong, for a directive. */
function values({ directive }: Spelling, release: Release): fc.Arbitrary<string> {
  const kind = at(directive.kind, release);
  const words = [
    ...(kind.words?.(release) ?? []),
    ...(kind.choices?.(release).map(({ word }) => word) ?? []),
  ];
  const number = fc
    .oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(1, 18, 188, 1883, 8883))
    .map(String);
  const name = fc.constantFrom(
    'a',
    'attic.lan',
    '10.0.0.5',
    '127.0.0.1',
    '::1',
    'fe80::2',
    'lo',
    'root',
    'ana',
  );
  const path = fc.constantFrom(
    ...Object.keys(FILES),
    ...['/', '/etc/mosquitto', 'certs', 'certs/', 'conf.d', 'lib/', './passwd', 'my', '/run/mosquitto.sock'],
  );
  const topic = fc.constantFrom('#', 'sensors/#', 'home/sensors/#', 'home/', '""', '"a b"', 'se');
  const own = words.length > 0 ? [fc.constantFrom(...words)] : [];
  const duration = fc.tuple(number, fc.constantFrom('', ...'shdwmy')).map((parts) => parts.join(''));
  const address = fc.tuple(name, number).map((parts) => parts.join(':'));
  const word = fc.oneof(...own, number, name, path, topic, duration, address);
  const several = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
  const kinds: Readonly<Record<string, fc.Arbitrary<string>>> = {
    'listener-address': fc
      .tuple(number, fc.oneof(fc.constant(''), name))
      .map((parts) => parts.join(' ').trim()),
    'bridge-addresses': fc
      .array(fc.oneof(name, address), { minLength: 1, maxLength: 3 })
      .map((all) => all.join(' ')),
    'bridge-topic': fc
      .tuple(topic, fc.constantFrom('in', 'out', 'both'), fc.constantFrom('0', '1'), topic, topic)
      .chain((parts) => fc.nat(4).map((last) => parts.slice(0, last + 1).join(' '))),
    'protocol-versions': fc.constantFrom('3', '4', '3,4', '4 5', '3, 4, 5'),
    'log-destination': fc.oneof(
      ...own,
      path.map((file) => `file ${file}`),
    ),
    'named-plugin': path.map((file) => `name ${file}`),
    'tcp-keepalive': fc.tuple(number, number, number).map((parts) => parts.join(' ')),
  };
  return fc.oneof({ weight: 3, arbitrary: kinds[kind.name] ?? word }, { weight: 1, arbitrary: several });
}

/** Every directive of every release, each with some lines of it. */
function eachLine(check: (spelling: Spelling, line: string, release: Release, above: string) => void): void {
  for (const target of RELEASES) {
    const release = findTarget(target)!;
    for (const spelling of spellingsOf(release)) {
      const name = nameOf(spelling);
      const above = ABOVE[at(spelling.directive.scope, release)];
      fc.assert(
        fc.property(values(spelling, release), (value) =>
          check(spelling, `${name} ${value}`, release, above),
        ),
        { numRuns: 12 },
      );
    }
  }
}

/** The line as it is once an item was accepted at its end, for each item. */
function acceptedAtEnd(above: string, line: string, release: Release): string[] {
  const { document, position } = open(
    { 'mosquitto.conf': `${above}${line}<|>`, ...FILES },
    { target: release.name, machine: MACHINE },
  );
  return doComplete(document, position)
    .items.filter(({ insertTextFormat }) => insertTextFormat !== InsertTextFormat.Snippet)
    .map(({ textEdit }) => {
      const text = edited(document, [textEdit as TextEdit]);
      expect(text.startsWith(above)).toBe(true);
      return text.slice(above.length);
    });
}

describe('doComplete at any line of any directive', () => {
  it('behind a value that the target takes, only continues it, and never makes another number of it', () => {
    eachLine((spelling, line, release, above) => {
      if (!isValue(spelling, line, release)) return;
      for (const after of acceptedAtEnd(above, line, release)) {
        expect(after, `${release.name}: ${line}`).not.toBe(line);
        expect(after.startsWith(line), `${release.name}: ${line} → ${after}`).toBe(true);
        if (!NUMBERS.has(at(spelling.directive.kind, release).name)) continue;
        expect(/\d$/.test(line) && /^\d/.test(after.slice(line.length)), `${line} → ${after}`).toBe(false);
      }
    });
  });

  it('makes one line of the same directive with a value that the target takes, or the beginning of one', () => {
    eachLine((spelling, whole, release, above) => {
      if (!isValue(spelling, whole, release)) return;
      const start = nameOf(spelling).length + 1;
      for (let end = start; end <= whole.length; end += 1 + Math.floor((whole.length - start) / 4)) {
        const line = whole.slice(0, end);
        for (const after of acceptedAtEnd(above, line, release)) {
          const said = `${release.name}: ${line} → ${after}`;
          expect(after.includes('\n'), said).toBe(false);
          expect(after.startsWith(`${nameOf(spelling)} `), said).toBe(true);
          // Behind these more follows.
          if (/[ /]$/.test(after)) continue;
          expect(isValue(spelling, after, release), said).toBe(true);
        }
      }
    });
  });

  it('at a name, makes a name of the target', () => {
    for (const target of RELEASES) {
      const release = findTarget(target)!;
      const known = new Set(spellingsOf(release).map(({ name }) => name));
      for (const { name, directive } of spellingsOf(release)) {
        const above = ABOVE[at(directive.scope, release)];
        for (const end of [0, 2, name.length]) {
          for (const after of acceptedAtEnd(above, name.slice(0, end), release)) {
            expect(known.has(after.trimEnd()) || /_opt_/.test(after), `${target}: ${after}`).toBe(true);
          }
        }
      }
    }
  });
});

describe('doComplete at any line of an ACL file', () => {
  const topics = fc.constantFrom(
    '#',
    '$SYS/#',
    'sensors/#',
    'home/sensors/#',
    'read',
    'users/%u/#',
    'se',
    'a b',
  );
  const lines = fc.oneof(
    fc.constantFrom('ana', 'an', 'bo', 'bob', 'nobody').map((user) => `user ${user}`),
    fc
      .tuple(fc.constantFrom('topic', 'pattern'), fc.constantFrom('', 'read', 'write', 'readwrite'), topics)
      .map((parts) => parts.filter(Boolean).join(' ')),
  );
  const hash = `$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`;

  it('continues what is there with the same beginning', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { document, position } = open({
          'mosquitto.conf': 'listener 1883\npassword_file passwd\nacl_file acl\n',
          passwd: ['ana', 'anabel', 'bob'].map((user) => `${user}:${hash}\n`).join(''),
          acl: `user carl\ntopic read home/sensors/#\npattern read users/%u/#\n${line}<|>`,
        });
        for (const { textEdit, insertTextFormat } of doComplete(document, position).items) {
          if (insertTextFormat === InsertTextFormat.Snippet) continue;
          const after = edited(document, [textEdit as TextEdit]).split('\n')[3]!;
          expect(after).not.toBe(line);
          expect(after.startsWith(line), `${line} → ${after}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
