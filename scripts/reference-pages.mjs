// The reference pages of the directives, read off the catalogue.
import { at, knows, releases } from '../packages/config/dist/index.js';
import { embeddedText, manualUrl, writeValue } from '../packages/config/dist/internal.js';

const titles = {
  general: 'General',
  persistence: 'Persistence',
  limits: 'Limits',
  logging: 'Logging',
  listener: 'Listeners',
  tls: 'TLS',
  websockets: 'Websockets',
  access: 'Access',
  plugin: 'Plugins',
  bridge: 'Bridges',
  'bridge-tls': 'TLS of bridges',
};

const scopes = {
  broker: 'the broker as a whole',
  security: 'the broker, or the listener above with `per_listener_settings true`',
  listener: 'the listener above it in the same file',
  bridge: 'the `connection` above it in the same file',
  plugin: 'the plugin above it in the same file',
};

const reloads = {
  applied: 'takes it',
  ignored: 'needs a restart',
  reread: 'reads the file again; another path needs a restart',
  reset: 'puts the default in its place until a restart',
};

const NOTICE =
  '<!-- Generated from the catalogue by `npm run generate`; edit packages/config/src/catalogue instead. -->\n';

/** A fact in each run of releases that know the directive: `100 up to 1.6, 1000 from 2.0`. */
function history(directive, fact, show) {
  const runs = [];
  for (const release of releases.filter((one) => knows(one, directive))) {
    const text = show(at(fact, release), release);
    if (runs.at(-1)?.text !== text) runs.push({ text, from: release.name });
  }
  return runs
    .map(({ text, from }, index) => (index === 0 ? text : `${text.replace(/\.$/, '')} (from ${from})`))
    .map((text, index) => (index < runs.length - 1 ? text.replace(/\.$/, '') : text))
    .join(', then ');
}

function defaultOf({ kind, repeat }, value, release) {
  if (value === undefined) return 'none';
  const values = at(repeat, release) === 'add' ? value : [value];
  return values.map((one) => `\`${writeValue(at(kind, release), one, release)}\``).join(', ') || 'none';
}

function entry(directive) {
  const { name, aliases, first, last, deprecated, platform } = directive;
  const rows = [
    ['Value', history(directive, directive.kind, (kind) => kind.expects)],
    [
      'Default',
      history(directive, directive.default, (value, release) => defaultOf(directive, value, release)),
    ],
    ['Belongs to', history(directive, directive.scope, (scope) => scopes[scope])],
    ['Releases', last ? `up to ${last}` : first ? `from ${first}` : 'all'],
    [
      'Set twice',
      history(
        directive,
        directive.repeat,
        (repeat) => ({ replace: 'the last one counts', refuse: 'refused', add: 'adds up' })[repeat],
      ),
    ],
    ['Reload (SIGHUP)', history(directive, directive.reload, (reload) => reloads[reload])],
  ];
  rows.push(['Test broker', history(directive, directive.embedded, embeddedText)]);
  if (aliases) rows.push(['Also written', aliases.map((alias) => `\`${alias}\``).join(', ')]);
  if (platform) rows.push(['Platform', platform]);
  if (deprecated) {
    const names = deprecated.replacements?.().map((replacement) => `\`${replacement.name}\``);
    rows.push(['Deprecated', `since ${deprecated.since}${names ? `; use ${names.join(', ')}` : ''}`]);
  }
  const table = [
    '| | |',
    '| --- | --- |',
    ...rows.map(([key, text]) => `| ${key} | ${text.replaceAll('|', '\\|')} |`),
  ].join('\n');
  return `## \`${name}\`\n\n${directive.summary}\n\n${directive.description}\n\n${table}\n\n[Manual](${manualUrl(directive)})\n`;
}

/** The page of one group of directives. */
export function groupPage(group, directives) {
  return `${NOTICE}\n# ${titles[group] ?? group}\n\n${directives.map(entry).join('\n')}`;
}

/** The list of all directives by group. */
export function indexPage(groups, directives, oldest, newest) {
  const sections = groups.map((group) => {
    const rows = directives
      .filter((directive) => directive.group === group)
      .map(({ name, summary }) => `- [\`${name}\`](${group}.md#${name.replaceAll('.', '')}): ${summary}`);
    return `## [${titles[group] ?? group}](${group}.md)\n\n${rows.join('\n')}\n`;
  });
  return `${NOTICE}\n# Directives\n\nEvery directive of Mosquitto ${oldest.name} to ${newest.name}.\n\n${sections.join('\n')}`;
}
