// What follows a directive's name, by the kind of its value, as TextMate patterns.

const pattern = (name, match) => ({ name, match });

/** A word of a closed set, between spaces. */
const words = (name, list) =>
  pattern(name, `(?<![^ ])(?:${list.map(escapeForRegExp).join('|')})(?![^ \\r\\n])`);

export function escapeForRegExp(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Topics: levels, their separators and wildcards. */
const topic = [
  pattern('keyword.operator.wildcard', '(?<![^ /"])[+#](?![^ /"\\r\\n])'),
  pattern('punctuation.separator.level', '/'),
  pattern('variable.language.system-topic', '(?<![^ "])\\$[A-Za-z][^/ ]*'),
  pattern('string.unquoted.topic', '[^ /"]+'),
  pattern('string.quoted.double.empty', '""'),
];

const number = pattern('constant.numeric', '(?<![^ ])-?[0-9]+(?![^ \\r\\n])');
const path = pattern('string.unquoted.path', '[^ ].*?(?=\\s*$)');

/** Texts by their role; others are plain. */
const roles = {
  file: 'path',
  'new-file': 'path',
  folder: 'path',
  certificate: 'path',
  'private-key': 'path',
  topic: 'topic',
  user: 'user',
  secret: 'secret',
};

const name = (what) => [pattern(what, '[^ ].*?(?=\\s*$)')];

/** The patterns by the name that `valueClass` answers with; those of words are added where a directive has some. */
export const values = {
  nothing: [],
  number: [number],
  path: [path],
  topic,
  user: name('variable.parameter.user'),
  secret: name('string.unquoted.secret'),
  text: name('string.unquoted'),
  'section-name': name('entity.name.section'),
  duration: [
    {
      match: '(?<![^ ])([0-9]+)([a-z])(?![^ \\r\\n])',
      captures: { 1: { name: 'constant.numeric' }, 2: { name: 'keyword.other.unit' } },
    },
  ],
  listener: [number, pattern('string.unquoted.path', '/[^ ]*'), pattern('string.unquoted.host', '[^ ]+')],
  addresses: [
    {
      match: '([^ :]+|\\[[^\\] ]*\\])(:)([0-9]+)(?![^ \\r\\n])',
      captures: {
        1: { name: 'string.unquoted.host' },
        2: { name: 'punctuation.separator.port' },
        3: { name: 'constant.numeric' },
      },
    },
    pattern('string.unquoted.host', '[^ ]+'),
  ],
  'bridge-topic': [
    {
      match: '(?<= )(in|out|both)(?: +([0-2]))?(?![^ \\r\\n])',
      captures: { 1: { name: 'keyword.control.direction' }, 2: { name: 'constant.numeric' } },
    },
    ...topic,
  ],
  'named-path': [
    {
      match: '\\G *([^ ]+)(?: +(.*?))?(?=\\s*$)',
      captures: { 1: { name: 'entity.name.section' }, 2: { name: 'string.unquoted.path' } },
    },
  ],
  option: [
    words('constant.language.boolean', ['true', 'false']),
    number,
    pattern('string.unquoted.path', '\\G */[^ ].*?(?=\\s*$)'),
    pattern('string.unquoted', '[^ ]+'),
  ],
};

/** How each kind's values look, where its words do not say it. */
const kinds = {
  nothing: 'nothing',
  integer: 'number',
  'memory-size': 'number',
  'tcp-keepalive': 'number',
  'restart-timeout': 'number',
  duration: 'duration',
  'include-folder': 'path',
  'plugin-path': 'path',
  'named-plugin': 'named-path',
  'plugin-option': 'option',
  'listener-address': 'listener',
  'bridge-name': 'section-name',
  'bridge-addresses': 'addresses',
  'bridge-topic': 'bridge-topic',
};

/** Which of `values` follows a name whose value is of this kind. */
export function valueClass(kind) {
  if (kind.name === 'text') return roles[kind.role] ?? 'text';
  return kinds[kind.name] ?? 'text';
}

/** A set of words as a pattern, and what may stand behind them. */
export function wordPatterns(kind, list) {
  const scope = kind.name === 'boolean' ? 'constant.language.boolean' : 'constant.language';
  return [words(scope, list), { include: `#value-text` }];
}

export { topic };
