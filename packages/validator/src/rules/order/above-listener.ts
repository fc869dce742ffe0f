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
import { PASSWORDS } from '../../examples/example-files.js';
import { TLS_PORTS, WEBSOCKETS_PORTS } from '../../facts/ports.js';
import { type StrayLines, strayLines } from '../../facts/stray-lines.js';
import { moveStrayLines } from '../../fixes/move-stray-lines.js';
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
  mixedUp: '{directive} belongs to port {above}, not to the listener on port {below}.',
  severalMixedUp: '{directives} belong to port {above}, not to the listener on port {below}.',
  moveBelowPort: 'Move the line below `listener {port}`.',
  moveAllBelowPort: 'Move these lines below `listener {port}`.',
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
      'default-listener-reload',
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
      target: '2.0.22',
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
  const names = namesOf(lines);
  return {
    message: messageOf(names, stray.below.length > 0, opened?.port),
    help: stray.below.length > 0 ? texts.moveBelow : texts.moveToFile,
    place: placeAt(stray.source, first),
    fixes: moveStrayLines(configuration, stray, stray.lines),
  };
}

/** The directives of lines, in backticks. */
function namesOf(lines: readonly DirectiveLine[]): readonly string[] {
  return [...new Set(lines.map(({ name }) => `\`${name.text}\``))];
}

function shortList(names: readonly string[]): Text {
  return listOf(names.length > 3 ? [...names.slice(0, 3), texts.others] : names);
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
  const directives = shortList(names);
  if (port === undefined) return (above ? texts.severalAboveUnused : texts.severalFileUnused)({ directives });
  return (above ? texts.severalAboveOpen : texts.severalFileOpen)({ directives, port });
}

/** With `port`, the default listener is intended: lines that its port shows to be for a `listener` further down. */
function* mixedUp(configuration: Configuration, stray: StrayLines): Iterable<Finding> {
  const { listeners } = configuration;
  const above = listeners.find(({ origin }) => origin === 'default');
  if (!above || TLS_PORTS.has(above.port) || WEBSOCKETS_PORTS.has(above.port)) return;
  const meant = (
    names: readonly string[],
    ports: ReadonlySet<number>,
    lacks: (listener: Listener) => boolean,
  ): Finding | undefined => {
    const lines = stray.lines.filter(({ name }) =>
      names.includes(findDirective(name.text)?.directive.name ?? ''),
    );
    const [first] = lines;
    const below = listeners.find((one) => one.origin === 'listener' && ports.has(one.port) && lacks(one));
    if (!first || !below) return undefined;
    const { port } = below;
    const [directive = '', ...more] = namesOf(lines);
    return {
      message:
        more.length === 0
          ? texts.mixedUp({ directive, above: above.port, below: port })
          : texts.severalMixedUp({ directives: shortList(namesOf(lines)), above: above.port, below: port }),
      help: (more.length === 0 ? texts.moveBelowPort : texts.moveAllBelowPort)({ port }),
      place: placeAt(stray.source, first),
      fixes: moveStrayLines(configuration, stray, lines),
    };
  };
  const websockets = above.settings.get(protocol) === 'websockets';
  const one =
    websockets &&
    meant(['protocol', 'http_dir'], WEBSOCKETS_PORTS, ({ settings }) => !settings.has(protocol));
  if (one) yield one;
  const two =
    above.settings.has(certfile) && meant(CERTIFICATES, TLS_PORTS, ({ settings }) => !settings.has(certfile));
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

function placeAt({ path }: SourceFile, line: DirectiveLine): Place {
  return {
    file: path,
    line: line.number,
    span: { start: line.name.start, end: (line.value ?? line.name).end },
  };
}
