// The reference pages of the directives, read off the catalogue.
import { at, knows, releases, write } from '../packages/config/dist/index.js';
import { defaultValues, manualUrl } from '../packages/config/dist/internal.js';
import {
  accessFileTopics,
  embeddedText,
  rangeText,
  relatedDirectives,
  visibleText,
} from '../packages/validator/dist/internal.js';

const titles = {
  general: 'General',
  persistence: 'Persistence',
  limits: 'Limits',
  logging: 'Logging',
  listener: 'Listeners',
  tls: 'TLS',
  websockets: 'WebSockets',
  access: 'Access',
  plugin: 'Plugins',
  bridge: 'Bridges',
  'bridge-tls': 'Bridge TLS',
};

const scopes = {
  broker: 'the broker as a whole',
  security: 'the broker, or the listener above with `per_listener_settings true`',
  listener: 'the listener above it in the same file',
  bridge: 'the `connection` above it in the same file',
  plugin: 'the plugin above it in the same file',
};

const reloads = {
  applied: 'applies a change',
  ignored: 'ignores a change until a restart',
  reread: 'reads the file again; another path needs a restart',
  reset: 'resets it to the default until a restart',
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

function defaultOf(directive, release) {
  return (
    defaultValues(directive, release)
      .map((value) => `\`${value}\``)
      .join(', ') || 'none'
  );
}

/** The numbers that mean something special: `0`: no limit. */
function specialNumbers({ kind }) {
  const { options } = at(kind, releases.at(-1));
  return Object.entries(options?.special ?? {}).map(([number, text]) => `\`${number}\`: ${text}`);
}

/** Where the entry of a directive is. */
function linkTo({ name, group }) {
  return `[\`${name}\`](${group}.md#${name.replaceAll('.', '')})`;
}

function ruleLink({ id, summary }) {
  return `- [\`${id}\`](../rules/${id}.md): ${summary}`;
}

/**
 * @param rules the rules that report lines of the directive
 * @param directives all directives
 */
function entry(directive, rules, directives) {
  const { name, aliases, first, last, deprecated, platform } = directive;
  const rows = [
    ['Value', history(directive, directive.kind, (kind) => kind.expects)],
    [
      'Range',
      history(directive, directive.kind, (_, release) => {
        const range = rangeText(directive, release);
        return range ? write(range) : 'any';
      }),
    ],
    ['Special values', specialNumbers(directive).join(', ')],
    ['Default', history(directive, directive.default, (_, release) => defaultOf(directive, release))],
    ['Belongs to', history(directive, directive.scope, (scope) => scopes[scope])],
    ['Releases', last ? `up to ${last}` : first ? `from ${first}` : 'all'],
    [
      'Set twice',
      history(
        directive,
        directive.repeat,
        (repeat) => ({ replace: 'the last one counts', refuse: 'refused', add: 'every line counts' })[repeat],
      ),
    ],
    ['Reload (SIGHUP)', history(directive, directive.reload, (reload) => reloads[reload])],
  ];
  rows.push([
    'Test broker',
    history(directive, directive.embedded, (_, release) => write(embeddedText(directive, release))),
  ]);
  rows.push(['Visible effect', write(visibleText(directive))]);
  if (aliases) rows.push(['Also written', aliases.map((alias) => `\`${alias}\``).join(', ')]);
  if (platform) rows.push(['Platform', platform]);
  if (deprecated) {
    const names = deprecated.replacements?.().map((replacement) => `\`${replacement.name}\``);
    rows.push(['Deprecated', `since ${deprecated.since}${names ? `; use ${names.join(', ')}` : ''}`]);
  }
  const table = [
    '| | |',
    '| --- | --- |',
    ...rows
      .filter(([, text]) => text !== '' && text !== 'any')
      .map(([key, text]) => `| ${key} | ${text.replaceAll('|', '\\|')} |`),
  ].join('\n');
  const related = directives.filter((other) => relatedDirectives(name).includes(other.name)).map(linkTo);
  return [
    `## \`${name}\``,
    directive.summary,
    directive.description,
    ['```conf', ...directive.example, '```'].join('\n'),
    table,
    ...(related.length > 0 ? [`See also: ${related.join(', ')}`] : []),
    ...(rules.length > 0 ? [['Mistakes that are found:\n', ...rules.map(ruleLink)].join('\n')] : []),
    `[Manual](${manualUrl(directive)})\n`,
  ].join('\n\n');
}

/**
 * The page of one group of directives.
 * @param rulesOf the rules that report lines of a directive, by its name
 * @param all all directives
 */
export function groupPage(group, directives, rulesOf, all) {
  const entries = directives.map((directive) => entry(directive, rulesOf.get(directive.name) ?? [], all));
  return `${NOTICE}\n# ${titles[group] ?? group}\n\n${entries.join('\n')}`;
}

const FILES_NOTICE =
  '<!-- Generated by `npm run generate`; edit packages/validator/src/explain/access-files instead. -->\n';

/** The page of a kind of access file, with the rules about its content. */
export function accessFilePage(topic, rules, directives) {
  const { title, summary, description, example, words, rulePrefix, namedBy } = topic;
  const directive = directives.find(({ name }) => name === topic.directive);
  const own = rules.filter(({ id }) => id.startsWith(rulePrefix));
  return [
    `${FILES_NOTICE}\n# ${title}`,
    `${summary}. ${namedBy ? `The option [\`${namedBy}\`](plugin.md) of the plugin` : `The directive ${linkTo(directive)}`} names the file.`,
    ...description,
    ['```', ...example, '```'].join('\n'),
    '## Words',
    words
      .map(({ names, text }) => `- ${names.map((name) => `**\`${name}\`**`).join(', ')}: ${text}`)
      .join('\n'),
    '## Mistakes that are found',
    `${own.map(ruleLink).join('\n')}\n`,
  ].join('\n\n');
}

/** What the test broker does with each directive, and what shows it. */
export function testBrokerPage(groups, directives) {
  const sections = groups.map((group) => {
    const rows = directives
      .filter((directive) => directive.group === group)
      .map((directive) =>
        [
          linkTo(directive),
          history(directive, directive.embedded, (_, release) => write(embeddedText(directive, release))),
          write(visibleText(directive)),
        ]
          .map((text) => text.replaceAll('|', '\\|'))
          .join(' | '),
      );
    return `## ${titles[group] ?? group}\n\n| directive | test broker | visible effect |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;
  });
  return `${NOTICE}\n# Directives in the test broker\n\n${TEST_BROKER}\n\n${sections.join('\n')}`;
}

const TEST_BROKER = `What the test broker does with each directive: \`checkconfig run\`, \`mosquitto-embedded\` and the package for Node.js.

The last column says what a client, another broker, a file or the log shows of the directive. A test looks at it, in the test broker and in
real releases of Mosquitto, with two configurations that differ only in this directive, and expects to see the difference.
Where there is nothing to see, the column says why.`;

/** The list of all directives by group, and of the access files. */
export function indexPage(groups, directives, oldest, newest) {
  const sections = groups.map((group) => {
    const rows = directives
      .filter((directive) => directive.group === group)
      .map((directive) => `- ${linkTo(directive)}: ${directive.summary}`);
    return `## [${titles[group] ?? group}](${group}.md)\n\n${rows.join('\n')}\n`;
  });
  const files = accessFileTopics.map(({ name, title, summary }) => `- [${title}](${name}.md): ${summary}`);
  return `${NOTICE}\n# Directives\n\nEvery directive of Mosquitto ${oldest.name} to ${newest.name}. [What the test broker does with each](test-broker.md) is a table.\n\n${sections.join('\n')}\n## Access files\n\n${files.join('\n')}\n`;
}
