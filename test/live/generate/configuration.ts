import fc from 'fast-check';
import { absolutePaths } from './absolute-paths.js';
import { accessFiles } from './access-files.js';
import { anyOrder } from './any-order.js';
import type { Files, Ground } from './ground.js';
import { anyLine, filler, tidy } from './lines.js';
import { numberLines } from './numbers.js';
import { otherReleases } from './other-releases.js';
import type { Section } from './parts.js';
import { persistence } from './persistence.js';
import { access, bridge, broker, listener, log } from './sections.js';
import { startupFailure } from './startup-failure.js';
import { tlsListener } from './tls-listener.js';

/** Names below an included folder; not all of them are read, and their order is the broker's own. */
const INCLUDED = [
  'a.conf',
  'b.conf',
  'B.conf',
  '10.conf',
  '9.conf',
  '_.conf',
  'z.txt',
  '.conf',
  '.h.conf',
  'a b.conf',
  'é.conf',
  'C.CONF',
  'x.conf.bak',
  'sub.d/x.conf',
  'Ab.conf',
  'aa.conf',
  'a-b.conf',
  '~a.conf',
  '-a.conf',
  '..conf',
  'a.b.conf',
  '\uff5e.conf',
  'a\udce9.conf',
  'a\nb.conf',
  `${'n'.repeat(240)}.conf`,
  'x.conf/y.conf',
];

/** What a line can end with, and what only looks like an end. */
const ODD_ENDS = [
  '\r\n',
  '\r',
  '\n\r',
  '\n\n',
  ' \n',
  '\t\n',
  '\v\n',
  '\f\n',
  '\u0085',
  '\u2028',
  '\\\n',
  '\0\n',
];

/** Lines to a text: how they end, and how the file does. */
function text(lines: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> {
  const plain = (eol: string) => (all: readonly string[]) => all.join(eol);
  const odd = fc
    .tuple(fc.constantFrom(...ODD_ENDS), fc.nat(99))
    .map(([eol, place]) => (all: readonly string[]) => {
      const after = Math.floor((place / 100) * all.length);
      return all
        .map((one, index) => `${one}${index === all.length - 1 ? '' : index === after ? eol : '\n'}`)
        .join('');
    });
  const end = fc.oneof(
    { weight: 12, arbitrary: fc.constant({ join: plain('\n'), eol: '\n' }) },
    { weight: 1, arbitrary: fc.constant({ join: plain('\r\n'), eol: '\r\n' }) },
    { weight: 1, arbitrary: odd.map((join) => ({ join, eol: '\n' })) },
  );
  const finish = fc.oneof(
    { weight: 12, arbitrary: fc.constant((all: string, eol: string) => all + eol) },
    { weight: 2, arbitrary: fc.constant((all: string) => all) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        (all: string) => `${all}\n\n`,
        (all: string) => `\ufeff${all}\n`,
        (all: string) => `${all} `,
        (all: string) => `${all}\n\0`,
      ),
    },
  );
  return fc.tuple(lines, end, finish).map(([all, { join, eol }, close]) => close(join(all), eol));
}

/** Puts lines between others; where, is drawn as a part of the whole so that it shrinks on its own. */
function sprinkled(lines: Section, extra: Section): Section {
  return fc
    .tuple(lines, extra, fc.array(fc.nat(99), { minLength: 4, maxLength: 4 }))
    .map(([all, more, places]) => {
      const mixed = [...all];
      more.forEach((one, index) => {
        mixed.splice(Math.floor(((places[index] ?? 0) / 100) * (mixed.length + 1)), 0, one);
      });
      return mixed;
    });
}

function all(sections: readonly Section[]): Section {
  return fc.tuple(...sections).map((parts) => parts.flat());
}

function several(section: Section, maxLength: number, minLength = 0): Section {
  return fc.array(section, { minLength, maxLength }).map((parts) => parts.flat());
}

function rarely(section: Section, freq: number): Section {
  return fc.option(section, { nil: [], freq }).map((lines) => lines ?? []);
}

/** A well-ordered configuration. */
function sound(ground: Ground): Section {
  const perListener: Section = tidy('per_listener_settings', fc.constantFrom('true', 'false')).map((line) => [
    line,
  ]);
  const listeners = fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: listener(ground) },
    { weight: 1, arbitrary: several(listener(ground), 3, 2) },
    { weight: 1, arbitrary: tlsListener(ground) },
  );
  // `fc.option` gives nothing once in as many as its frequency, so what is rare is turned round.
  const seldom = (section: Section) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: section });
  return all([
    seldom(perListener),
    rarely(broker(ground), 3),
    seldom(log(ground)),
    seldom(access()),
    listeners,
    seldom(access()),
    seldom(bridge(ground)),
    seldom(several(bridge(ground), 2)),
  ]);
}

/** Lines of the main file: sound, one that makes start-up fail, with a slip, or without any order. */
function main(ground: Ground): Section {
  const blocks = fc.oneof(
    broker(ground),
    access(),
    listener(ground),
    tlsListener(ground),
    bridge(ground),
    startupFailure(ground),
    log(ground),
  );
  const perListener: Section = tidy(
    'per_listener_settings',
    fc.constantFrom('true', 'false', '1', 'yes'),
  ).map((line) => [line]);
  const any = anyLine(ground);
  return fc.oneof(
    { weight: 8, arbitrary: sprinkled(sound(ground), fc.array(filler, { maxLength: 2 })) },
    {
      weight: 5,
      arbitrary: all([rarely(broker(ground), 2), startupFailure(ground), rarely(listener(ground), 2)]),
    },
    { weight: 2, arbitrary: all([startupFailure(ground), startupFailure(ground)]) },
    { weight: 5, arbitrary: sprinkled(sound(ground), fc.array(any, { minLength: 1, maxLength: 2 })) },
    { weight: 2, arbitrary: sprinkled(several(blocks, 4, 1), perListener) },
    { weight: 2, arbitrary: fc.array(any, { minLength: 1, maxLength: 3 }) },
    { weight: 4, arbitrary: anyOrder(ground) },
    { weight: 2, arbitrary: numberLines(ground) },
    { weight: 1, arbitrary: otherReleases(ground) },
    { weight: 1, arbitrary: all([persistence, rarely(listener(ground), 2)]) },
    { weight: ground.isBoxed ? 2 : 0, arbitrary: all([rarely(broker(ground), 2), absolutePaths]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.oneof({ weight: 8, arbitrary: any }, { weight: 2, arbitrary: filler }), {
        minLength: 1,
        maxLength: 8,
      }),
    },
  );
}

/** Parts of a configuration that begin no listener and no bridge. */
function calm(ground: Ground): Section {
  return fc.oneof(broker(ground), access(), log(ground), fc.array(filler, { maxLength: 2 }));
}

/** Any parts. */
function lively(ground: Ground): Section {
  return fc.oneof(
    { weight: 2, arbitrary: listener(ground) },
    { weight: 3, arbitrary: calm(ground) },
    { weight: 1, arbitrary: bridge(ground) },
    { weight: 1, arbitrary: startupFailure(ground) },
    { weight: 1, arbitrary: fc.array(anyLine(ground), { maxLength: 2 }) },
  );
}

/** Files to include. */
function included(part: Section): fc.Arbitrary<Files> {
  const files = fc.uniqueArray(fc.tuple(fc.constantFrom(...INCLUDED), text(part)), {
    maxLength: 4,
    selector: ([name]) => name,
  });
  return files.map((entries) =>
    Object.fromEntries(entries.map(([name, content]) => [`conf.d/${name}`, content])),
  );
}

/** A whole configuration with the files beside it. */
export function configurations(ground: Ground): fc.Arbitrary<Files> {
  const include = tidy(
    'include_dir',
    fc.oneof(
      { weight: 9, arbitrary: fc.constant('conf.d') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'conf.d/',
          'nope',
          'conf.d ',
          './conf.d',
          '"conf.d"',
          'data',
          'acl',
          'conf.d/sub.d',
        ),
      },
    ),
  );
  const including = include.map((line) => [line]);
  const whole = (lines: Section, parts: fc.Arbitrary<Files>) =>
    fc.record({ main: text(lines), parts, beside: accessFiles });
  // A listener or a bridge that an included file adds moves those before it in the broker's memory, and a line that
  // then goes to one of them is written into the void, or crashes it. So whatever is included in the middle adds none.
  return fc
    .oneof(
      { weight: 14, arbitrary: whole(main(ground), fc.constant({})) },
      { weight: 1, arbitrary: whole(all([including, main(ground)]), included(lively(ground))) },
      { weight: 1, arbitrary: whole(all([main(ground), including]), included(lively(ground))) },
      { weight: 1, arbitrary: whole(sprinkled(main(ground), including), included(calm(ground))) },
    )
    .map(({ main: content, parts, beside }) => ({ 'mosquitto.conf': content, ...parts, ...beside }));
}
