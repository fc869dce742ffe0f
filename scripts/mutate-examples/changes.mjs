// Changes of one line of a configuration, an ACL file or a file of dynamic security, as a person makes them by mistake.

const ACCESSES = ['read', 'write', 'readwrite', 'deny'];
const ENTRY = /^(topic|pattern)(?: (read|write|readwrite|deny))? (.+)$/;
/** The topic of a bridge: pattern, direction, QoS, and prefixes. */
const BRIDGE_TOPIC = /^topic (\S+) (in|out|both) ([012])(.*)$/;
/** A key of a file of dynamic security, with a text, a truth value or a number. */
const MEMBER = /^(\s+"(\w+)": )("[^"]*"|true|false|-?\d+)(,?)$/;
const ACL_TYPES = [
  'publishClientSend',
  'publishClientReceive',
  'subscribeLiteral',
  'subscribePattern',
  'unsubscribePattern',
];

/** What may become of a line: each takes the line and what the file knows, and gives lines, or nothing where it does not fit. */
const CHANGES = [
  () => [],
  (line, { one }) => {
    const [, word, access = 'readwrite', filter] = ENTRY.exec(line) ?? [];
    return word && [`${word} ${one(ACCESSES.filter((other) => other !== access))} ${filter}`];
  },
  (line, { one, levels }) => {
    const [, word, access = 'readwrite', filter] = ENTRY.exec(line) ?? [];
    if (!word) return undefined;
    const parts = filter.split('/');
    const at = one(parts.map((_, index) => index));
    const changed = one([
      [...parts.slice(0, at), one(levels), ...parts.slice(at + 1)],
      [...parts.slice(0, at), '+', ...parts.slice(at + 1)],
      [...parts.slice(0, at), '#'],
      parts.slice(0, -1),
      [...parts.filter((part) => part !== '#'), one(levels)],
    ]);
    return changed.length > 0 && [`${word} ${access} ${changed.join('/')}`];
  },
  (line) => {
    const [, word, rest] = /^(topic|pattern)( .+)$/.exec(line) ?? [];
    return word && [(word === 'topic' ? 'pattern' : 'topic') + rest];
  },
  (line, { one, users }) => {
    const [, user] = /^user (.+)$/.exec(line) ?? [];
    return user && [`user ${one([...users.filter((other) => other !== user), `${user}2`])}`];
  },
  // One more line: everything below one of the levels, or what another line is about.
  (line, { one, filters }) =>
    ENTRY.test(line) && [line, `topic ${one(ACCESSES.slice(0, 3))} ${one(filters)}`],
  (line) => {
    const [, name, value] = /^(\w+) (true|false)$/.exec(line) ?? [];
    return name && [`${name} ${value === 'true' ? 'false' : 'true'}`];
  },
  (line, { one }) => {
    const [, before, number] = /^(\w+ )(\d+)$/.exec(line) ?? [];
    return (
      before && [before + one([Number(number) + 1, Math.max(0, Number(number) - 1), 0, Number(number) * 2])]
    );
  },
  (line, { one }) => {
    const [, before, after] = /^(listener )\d+(.*)$/.exec(line) ?? [];
    return before && [`${before}${one([1882, 1885, 8884])}${after}`];
  },
  (line, { next }) => next !== undefined && ['', line],
  (line, { one, levels }) => {
    const [, pattern, direction, qos, prefixes] = BRIDGE_TOPIC.exec(line) ?? [];
    if (!pattern) return undefined;
    const parts = pattern.split('/');
    const others = ['in', 'out', 'both'].filter((other) => other !== direction);
    return [
      one([
        `topic ${pattern} ${one(others)} ${qos}${prefixes}`,
        `topic ${pattern} ${direction} ${one([0, 1, 2].filter((other) => other !== Number(qos)))}${prefixes}`,
        `topic ${pattern} ${direction} ${qos}`,
        `topic ${[one(levels), ...parts.slice(1)].join('/')} ${direction} ${qos}${prefixes}`,
        `topic ${[...parts.slice(0, -1), '+'].join('/')} ${direction} ${qos}${prefixes}`,
        `topic # ${direction} ${qos}${prefixes}`,
      ]),
    ];
  },
];

/** What may become of a value in a file of dynamic security. */
function memberChange(line, { one, lines, levels }) {
  const [, before, key, value, after] = MEMBER.exec(line) ?? [];
  if (!key) return undefined;
  const written = lines.flatMap((other) => {
    const [, , otherKey, otherValue] = MEMBER.exec(other) ?? [];
    return otherKey === key && otherValue !== value ? [otherValue] : [];
  });
  const changes = {
    allow: () => String(value !== 'true'),
    disabled: () => String(value !== 'true'),
    priority: () => String(-Number(value) - 1),
    acltype: () => JSON.stringify(one(ACL_TYPES.filter((type) => `"${type}"` !== value))),
    topic: () => {
      const parts = value.slice(1, -1).split('/');
      return JSON.stringify([...parts.slice(0, -1), one([...levels, '+', '#'])].join('/'));
    },
    // Another of these names, or one that nothing has.
    rolename: () => one([...written, '"nobody"']),
    groupname: () => one([...written, '"nobody"']),
    username: () => one([...written, '"nobody"']),
  };
  // Without a permission to subscribe, a default for what is received changes nothing.
  const isDefault = /^(publishClientSend|subscribe|unsubscribe)$/.test(key);
  const change = changes[key] ?? (isDefault ? changes.allow : undefined);
  return change && [`${before}${change()}${after}`];
}

/**
 * Changes one line of a text at random.
 * @returns the text, and which line became what; undefined where the change does not fit the line
 */
export function changesOf(text, random) {
  const lines = text.split('\n');
  const one = (list) => list[random(list.length)];
  const isJson = text.startsWith('{');
  const numbers = lines.flatMap((line, index) => ((isJson ? MEMBER : /^\w/).test(line) ? [index] : []));
  const index = one(numbers);
  const line = lines[index];
  const entries = lines.flatMap((other) => (BRIDGE_TOPIC.test(other) ? [] : (ENTRY.exec(other)?.[3] ?? [])));
  const bridged = lines.flatMap((other) => BRIDGE_TOPIC.exec(other)?.[1] ?? []);
  const inJson = lines.flatMap((other) => /"topic": "([^"]*)"/.exec(other)?.[1] ?? []);
  const levels = [
    ...new Set([...entries, ...bridged, ...inJson].flatMap((filter) => filter.split('/'))),
  ].filter((level) => /^[^#"\s]+$/.test(level));
  const next = lines[index + 1];
  const change = isJson ? memberChange : one(CHANGES);
  const changed = change(line, {
    one,
    lines,
    levels: levels.length > 0 ? levels : ['x'],
    filters: [...entries, ...levels.map((level) => `${level}/#`), '#'],
    users: lines.flatMap((other) => /^user (.+)$/.exec(other)?.[1] ?? []),
    next: /^\w/.test(next ?? '') ? next : undefined,
  });
  if (!changed) return undefined;
  // A line that moves down changes places with the next.
  const moves = changed[0] === '';
  const after = moves ? [next, line] : changed;
  const count = moves ? 2 : 1;
  return {
    text: [...lines.slice(0, index), ...after, ...lines.slice(index + count)].join('\n'),
    line: index + 1,
    before: line,
    after: moves ? `below "${next}"` : changed.length === 0 ? undefined : changed.join(' + '),
  };
}
