import {
  type Configuration,
  findDirective,
  type Listener,
  type Place,
  type SourceFile,
  type Text,
} from '@mosquitto-conf/config';
import { bindAddress, certfile, port as portDirective, protocol } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { DirectiveLine } from '@mosquitto-conf/grammar';
import type { Repair } from '../../diagnostic.js';
import { PASSWORDS } from '../../examples/example-files.js';
import { type StrayLines, strayLines } from '../../facts/stray-lines.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule, Finding, RuleContext } from '../../rule.js';
import { listOf } from '../../texts/lists.js';

const texts = textsOf('above-listener', {
  aboveOpens: '{directive} is above the first `listener`, so it opens a separate listener on port {port}.',
  severalAboveOpen:
    '{directives} are above the first `listener`, so they open a separate listener on port {port}.',
  aboveUnused: '{directive} is above the first `listener`, so no listener uses it.',
  severalAboveUnused: '{directives} are above the first `listener`, so no listener uses them.',
  fileOpens: '{directive} is in a file without a `listener`, so it opens a separate listener on port {port}.',
  severalFileOpen:
    '{directives} are in a file without a `listener`, so they open a separate listener on port {port}.',
  fileUnused: '{directive} is in a file without a `listener`, so no listener uses it.',
  severalFileUnused: '{directives} are in a file without a `listener`, so no listener uses them.',
  others: 'others',
  moveBelow: 'Move each listener setting below the `listener` line that it is for.',
  moveToFile: 'Move each listener setting below the `listener` line that it is for, in the same file.',
  mixedUp: '`{directive}` belongs to port {above} above it, not to the listener on port {below}.',
  moveBelowPort: 'Move the line below `listener {port}`.',
  fixBelow: 'Move below listener {port}',
  fixBelowEach: 'Move below each listener',
});

export const aboveListener: CheckedRule = {
  id: 'above-listener',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A listener directive is above every `listener` of its file and applies to the default listener.',
  why: 'A listener directive belongs to the `listener` above it in the same file. Without one, it belongs to the default listener: the broker opens an additional port for it, and the intended listener does not get the setting.',
  needsWhole: true,
  explains: {
    section: [
      'default-listener',
      'nobody-can-connect',
      'passwords-in-clear',
      'open-to-everybody',
      'tls-on-plain-port',
      'half-psk',
      'certificate-not-checked',
      'identity-without-certificate',
    ],
    line: ['ignored-by-default-listener', 'acl-nothing-for-anonymous', 'announced-removal'],
  },
  wrong: [
    {
      text: `
        max_connections 100
        listener 1884
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      target: '2.0.22',
    },
    {
      text: `
        protocol websockets
        listener 9001
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
    {
      text: `
        listener 1884
        password_file passwd
        include_dir conf.d
      `,
      files: { passwd: PASSWORDS, 'conf.d/limits.conf': 'max_connections 100\n' },
    },
    {
      text: `
        per_listener_settings true
        acl_file acl
        listener 1884
        allow_anonymous true
      `,
      files: { acl: 'topic read weather/#\n' },
      target: '2.0.11',
    },
    {
      text: `
        password_file passwd
        port 1883
        protocol websockets
        listener 9001
      `,
      files: { passwd: PASSWORDS },
    },
  ],
  right: [
    {
      text: `
        listener 1884
        max_connections 100
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
    {
      text: `
        password_file passwd
        port 1883
        max_connections 100
        listener 1884
      `,
      files: { passwd: PASSWORDS },
    },
    { text: 'max_connections 100\n', target: '1.6.15' },
  ],
  check(context) {
    const { configuration, analysis, report } = context;
    const { listeners, settings } = configuration;
    if (!listeners.some(({ origin }) => origin === 'listener')) return;
    const wanted = settings.has(portDirective) || settings.has(bindAddress);
    const refused = new Set<string>();
    for (const { code, place } of analysis.report.problems) {
      if (code === 'needs-listener' && place) refused.add(`${place.file}:${place.line}`);
    }
    for (const stray of strayLines(configuration)) {
      if (wanted) {
        for (const finding of mixedUp(configuration, stray)) report(finding);
        continue;
      }
      const lines = stray.lines.filter(({ number }) => !refused.has(`${stray.source.path}:${number}`));
      const [first] = lines;
      if (first) report(finding(context, stray, lines, first));
    }
  },
};

function finding(
  { configuration }: RuleContext,
  stray: StrayLines,
  lines: readonly DirectiveLine[],
  first: DirectiveLine,
): Finding {
  const opened = configuration.listeners.find(({ origin }) => origin === 'default');
  const names = [...new Set(lines.map(({ name }) => `\`${name.text}\``))];
  return {
    message: messageOf(names, stray.below.length > 0, opened?.port),
    help: stray.below.length > 0 ? texts.moveBelow : texts.moveToFile,
    place: placeAt(stray.source, first),
    fixes: moved(configuration, stray, stray.lines),
  };
}

/**
 * @param names directives in backticks
 * @param above whether a `listener` line follows in the same file
 * @param port the port that the lines open; undefined if they open none
 */
function messageOf(names: readonly string[], above: boolean, port: number | undefined): Text {
  const [directive = '', ...more] = names;
  if (more.length === 0) {
    if (port === undefined) return (above ? texts.aboveUnused : texts.fileUnused)({ directive });
    return (above ? texts.aboveOpens : texts.fileOpens)({ directive, port });
  }
  const directives = listOf(names.length > 3 ? [...names.slice(0, 3), texts.others] : names);
  if (port === undefined) return (above ? texts.severalAboveUnused : texts.severalFileUnused)({ directives });
  return (above ? texts.severalAboveOpen : texts.severalFileOpen)({ directives, port });
}

/** Ports with a usual protocol. */
const TLS: ReadonlySet<number> = new Set([8883, 8884]);
const WEBSOCKETS: ReadonlySet<number> = new Set([8080, 8083, 8084, 9001, 9883]);

/** With `port`, the default listener is intended: lines that its port shows to be for a `listener` further down. */
function* mixedUp(configuration: Configuration, stray: StrayLines): Iterable<Finding> {
  const { listeners } = configuration;
  const above = listeners.find(({ origin }) => origin === 'default');
  if (!above || TLS.has(above.port) || WEBSOCKETS.has(above.port)) return;
  const meant = (
    names: readonly string[],
    ports: ReadonlySet<number>,
    lacks: (listener: Listener) => boolean,
  ): Finding | undefined => {
    const lines = stray.lines.filter(({ name }) => names.includes(nameOf(name.text)));
    const [first] = lines;
    const below = listeners.find((one) => one.origin === 'listener' && ports.has(one.port) && lacks(one));
    if (!first || !below) return undefined;
    return {
      message: texts.mixedUp({ directive: first.name.text, above: above.port, below: below.port }),
      help: texts.moveBelowPort({ port: below.port }),
      place: placeAt(stray.source, first),
      fixes: moved(configuration, stray, lines),
    };
  };
  const websockets = above.settings.get(protocol) === 'websockets';
  const one =
    websockets && meant(['protocol', 'http_dir'], WEBSOCKETS, ({ settings }) => !settings.has(protocol));
  if (one) yield one;
  const two =
    above.settings.has(certfile) && meant(CERTIFICATES, TLS, ({ settings }) => !settings.has(certfile));
  if (two) yield two;
}

const CERTIFICATES = [
  'cafile',
  'capath',
  'certfile',
  'keyfile',
  'require_certificate',
  'tls_version',
  'ciphers',
];

/** Moves lines below the `listener` of the same file that they are most likely for; nothing where that is unclear. */
function moved(
  configuration: Configuration,
  { source, below }: StrayLines,
  lines: readonly DirectiveLine[],
): Repair[] {
  const names = lines.map(({ name }) => nameOf(name.text));
  const ports = names.includes('certfile') ? TLS : names.includes('protocol') ? WEBSOCKETS : undefined;
  const candidates = configuration.listeners.filter(
    ({ origin, place }) =>
      origin === 'listener' && place?.file === source.path && place.line >= (below[0]?.number ?? Infinity),
  );
  const access = lines.every(({ name }) => findDirective(name.text)?.directive.scope === 'security');
  if (names.some((name) => name.startsWith('plugin'))) return [];
  const fitting = ports && candidates.filter(({ port }) => ports.has(port));
  const targets = access ? candidates : (fitting?.length ? fitting : candidates).slice(0, 1);
  // Copies of many lines in many listeners are not a fix.
  if (targets.length === 0 || targets.length * lines.length > 1000) return [];
  const directives = lines.flatMap(({ name }) => findDirective(name.text)?.directive ?? []);
  if (targets.some(({ settings }) => directives.some((directive) => settings.has(directive)))) return [];
  const edits = new LineEdits(configuration);
  for (const line of lines) edits.remove({ file: source.path, line: line.number });
  const text = lines.map(({ start, end }) => source.document.text.slice(start, end)).join('\n');
  for (const { place } of targets) if (place) edits.insertBelow(place, text);
  return [
    edits.fix(
      targets.length === 1 ? texts.fixBelow({ port: targets[0]?.port ?? '' }) : texts.fixBelowEach,
      false,
    ),
  ];
}

function nameOf(written: string): string {
  return findDirective(written)?.directive.name ?? written;
}

function placeAt({ path }: SourceFile, line: DirectiveLine): Place {
  return {
    file: path,
    line: line.number,
    span: { start: line.name.start, end: (line.value ?? line.name).end },
  };
}
