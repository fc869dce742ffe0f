// Makes the TextMate grammars: of configurations from the catalogue, of ACL files and of files of two fields.
import { escapeForRegExp, topic, valueClass, values, wordPatterns } from './text-mate-values.mjs';

const comment = (language) => ({ name: `comment.line.number-sign.${language}`, match: '^#.*$' });

/** Kinds whose directives begin a section: all that follows belongs to it. */
const beginning = new Set(['listener-address', 'bridge-name', 'plugin-path', 'named-plugin']);

/**
 * All of them, by language.
 * @param catalogue the directives, every release, and `at`, which says what a fact is in a release
 */
export function textMateGrammars(catalogue) {
  return {
    'mosquitto-conf': configurationGrammar(catalogue),
    'mosquitto-acl': aclGrammar(),
    'mosquitto-passwd': fieldGrammar(),
  };
}

function configurationGrammar({ directives, releases, at }) {
  const language = 'mosquitto-conf';
  const latest = releases.at(-1);
  const groups = new Map();
  const repository = {};
  for (const [name, patterns] of Object.entries(values)) {
    if (patterns.length > 0) repository[`value-${name}`] = { patterns };
  }
  for (const directive of directives) {
    const kind = at(directive.kind, latest);
    const list = [
      ...new Set(releases.flatMap((release) => at(directive.kind, release).words?.(release) ?? [])),
    ];
    let value = valueClass(kind);
    if (list.length > 0) {
      value = kind.name === 'boolean' ? 'boolean' : directive.name.replaceAll('_', '-');
      repository[`value-${value}`] ??= { patterns: wordPatterns(kind, list) };
    }
    const scope = nameScope(directive, at(directive.scope, latest), kind, language);
    const key = `${scope}|${value}`;
    const group = groups.get(key) ?? { scope, value, names: [] };
    groups.set(key, group);
    for (const name of [directive.name, ...(directive.aliases ?? [])]) {
      group.names.push(escapeForRegExp(name) + (directive.family ? '[^ \\r\\n]+' : ''));
    }
  }
  const lines = [...groups.values()].map(({ scope, value, names }) => ({
    // Blanks may stand before a name; a tab is a part of it.
    begin: `^ *(${names.join('|')})(?![^ \\r\\n])`,
    beginCaptures: { 1: { name: scope } },
    end: '$',
    ...(repository[`value-${value}`] ? { patterns: [{ include: `#value-${value}` }] } : {}),
  }));
  return grammar(language, 'Mosquitto configuration', lines, repository);
}

function nameScope({ deprecated }, scope, kind, language) {
  const begins = beginning.has(kind.name) ? 'keyword.control.section' : 'keyword.other.directive';
  const retired = deprecated ? ` invalid.deprecated.${language}` : '';
  return `${begins}.${scope}.${language}${retired}`;
}

function aclGrammar() {
  const language = 'mosquitto-acl';
  const accessOf = (more) => [
    { name: 'storage.modifier.access', match: '\\G *(?:read|write|readwrite)(?= )' },
    { name: 'storage.modifier.access.deny', match: '\\G *deny(?= )' },
    ...more,
    ...topic,
  ];
  const line = (name, patterns) => ({
    begin: `^ *(${name})(?![^ \\r\\n])`,
    beginCaptures: { 1: { name: `keyword.control.${name}.${language}` } },
    end: '$',
    patterns,
  });
  return grammar(
    language,
    'Mosquitto access control list',
    [
      line('user', [{ name: 'entity.name.section.user', match: '[^ ].*?(?=\\s*$)' }]),
      line('topic', accessOf([])),
      line('pattern', accessOf([{ name: 'variable.language.placeholder', match: '%[cu]' }])),
    ],
    {},
  );
}

function fieldGrammar() {
  const language = 'mosquitto-passwd';
  return grammar(
    language,
    'Mosquitto password or PSK file',
    [
      {
        match: '^([^:#][^:]*)(:)(?:(\\$[^$]*\\$)(.*)|(.*))$',
        captures: {
          1: { name: 'variable.parameter.user' },
          2: { name: 'punctuation.separator.key-value' },
          3: { name: 'storage.type.scheme' },
          4: { name: 'string.unquoted.hash' },
          5: { name: 'string.unquoted.secret' },
        },
      },
    ],
    {},
  );
}

function grammar(language, name, lines, repository) {
  return {
    $comment: 'Generated from the catalogue by `npm run generate`; edit scripts/text-mate.mjs instead.',
    name,
    scopeName: `source.${language}`,
    patterns: [comment(language), ...lines].map((line) => scoped(line, language)),
    ...(Object.keys(repository).length > 0 ? { repository: scoped(repository, language) } : {}),
  };
}

/** Scopes end with the language they stand in. */
function scoped(node, language) {
  if (Array.isArray(node)) return node.map((part) => scoped(part, language));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === 'name' && typeof value === 'string' && !value.includes(language)
        ? [key, `${value}.${language}`]
        : [key, scoped(value, language)],
    ),
  );
}
