import { analyse, findTarget, latest } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_MAIN, exampleHost } from '../src/examples/example-host.js';
import { readExample } from '../src/examples/read-example.js';
import { type Diagnostic, diagnose, rules, rulesOf, type Severities } from '../src/index.js';
import { unknownSelector } from '../src/selectors.js';

function find(
  files: Readonly<Record<string, string>>,
  target = latest.name,
  severities: Severities = {},
  machine: Parameters<typeof exampleHost>[2] = {},
): Diagnostic[] {
  return diagnose(
    analyse(EXAMPLE_MAIN, findTarget(target)!, exampleHost(files, nodeTls, machine)),
    EXAMPLE_MAIN,
    severities,
  );
}

const told = (found: readonly Diagnostic[]) =>
  found.map(
    ({ rule, file, range }) => `${file === EXAMPLE_MAIN ? '' : file}:${range.start.line + 1} ${rule}`,
  );

const lint = (text: string, target?: string, severities?: Severities) =>
  told(find({ [EXAMPLE_MAIN]: text }, target, severities));

describe('one cause, one finding', () => {
  test('`port` beside listeners: one finding says what it opens', () => {
    expect(
      lint('allow_anonymous false\npassword_file passwd\nport 1883\nlistener 1884\nlistener 1885\n'),
    ).toContain(':3 port-beside-listener');
    expect(
      lint(
        'per_listener_settings false\nport 1883 \nlistener 1884\nlistener 1885\nallow_anonymous true\n',
      ).filter((one) => one.startsWith(':2 ')),
    ).toEqual([':2 port-beside-listener']);
  });

  test('`port` alone: it is deprecated', () => {
    expect(lint('port 1883\nallow_anonymous true\n').filter((one) => one.startsWith(':1 '))).toEqual([
      ':1 deprecated-directive',
    ]);
  });

  test('a CA that is missing is not said to be unused as well', () => {
    const found = lint(
      'listener 8883\nallow_anonymous true\ncafile nowhere.crt\ncertfile a.crt\nkeyfile a.key\n',
    );
    expect(found).toContain(':3 cafile-unusable');
    expect(found.join()).not.toContain('ca-without-certificate-check');
  });

  test('a port without its certificates is said to lack a key, and not to be in the clear', () => {
    expect(
      lint('listener 8883\nallow_anonymous false\ncertfile a.crt\n').filter((one) => one.includes('clear')),
    ).toEqual([]);
  });

  test('a line that the broker refuses has no notes', () => {
    expect(lint('listener 1883 127.0.0.1\nmessage_size_limit 1m\nallow_anonymous true\n')).toEqual([
      ':2 invalid-number',
    ]);
  });

  test('a refused line may be the one that seems to be missing', () => {
    expect(lint('listener\t1883\nallow_anonymous true\n')).toEqual([':1 unknown-directive']);
    expect(
      lint('listener 1883 127.0.0.1\nallow_anonymous true\npersistence yes\npersistence_location /data/\n'),
    ).toEqual([':3 invalid-boolean']);
  });

  test('two defaults that change are one finding', () => {
    expect(lint('listener 1883\n', '1.6').filter((one) => one.includes('defaults-change'))).toHaveLength(1);
  });
});

describe('once a file', () => {
  test('passwords in the clear, with every port', () => {
    const found = find({
      [EXAMPLE_MAIN]: 'allow_anonymous false\npassword_file passwd\nlistener 1883\nlistener 1884\n',
      passwd: 'ana:$7$101$c2FsdHNhbHRzYWx0$aGFzaA==\n',
    });
    const [one, ...others] = found.filter(({ rule }) => rule === 'passwords-in-clear');
    expect(one?.message).toContain('port 1883 and port 1884');
    expect(others).toEqual([]);
  });

  test('files that are not here, with their names', () => {
    const text = 'listener 1883\npassword_file /etc/mosquitto/passwd\nacl_file /etc/mosquitto/acl\n';
    const found = find({ [EXAMPLE_MAIN]: text }, latest.name, {}, { elsewhere: true });
    const [one, ...others] = found.filter(({ rule }) => rule === 'file-not-here');
    expect(one).toMatchObject({ range: { start: { line: 1 } } });
    expect(one?.message).toMatch(/^2 files .*`\/etc\/mosquitto\/passwd`, `\/etc\/mosquitto\/acl`\.$/);
    expect(one?.help).toMatch(/--map .*--root/);
    expect(others).toEqual([]);
  });

  test('owner, group and mode of an access file', () => {
    const machine = { users: { mosquitto: [101, 102] }, modes: { passwd: [0o644, 0, 0] } } as const;
    const found = find(
      {
        [EXAMPLE_MAIN]: 'listener 1883\npassword_file passwd\n',
        passwd: 'ana:$7$101$c2FsdHNhbHRzYWx0$aGFzaA==\n',
      },
      '2.0.22',
      {},
      machine,
    );
    const [one, ...others] = found.filter(({ rule }) => rule.startsWith('access-file-'));
    expect(one?.rule).toBe('access-file-permissions');
    expect(one?.message.match(/`passwd`/g)).toHaveLength(3);
    for (const word of ['chmod', 'chown', 'chgrp']) expect(one?.help).toContain(word);
    expect(others).toEqual([]);
  });
});

describe('what explains another finding', () => {
  const explained = rules.flatMap(({ id, explains = {} }) =>
    Object.values(explains).flatMap((selectors: readonly string[]) =>
      selectors.map((selector) => [id, selector] as const),
    ),
  );

  /** What a selector names of the other rules: a rule that explains `all` does not mean itself. */
  const othersOf = (id: string, selector: string) =>
    rulesOf(selector).filter((rule) => selector !== 'all' || rule.id !== id);

  test.each(explained)('%s: %s is another rule', (id, selector) => {
    expect(unknownSelector(selector)).toBeUndefined();
    expect(othersOf(id, selector).map((rule) => rule.id)).not.toContain(id);
  });

  test('no two rules explain each other, in however many steps', () => {
    const leads = new Map<string, Set<string>>();
    for (const [id, selector] of explained)
      for (const rule of othersOf(id, selector)) leads.set(id, (leads.get(id) ?? new Set()).add(rule.id));
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      [...(leads.get(from) ?? [])].some(
        (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
      );
    for (const id of leads.keys()) expect(reaches(id, id), id).toBe(false);
  });

  const OPEN = 'listener 1884\nport 1883\nallow_anonymous true\n';

  test('counts for no less than it', () => {
    expect(lint(OPEN)).not.toContain(':2 deprecated-directive');
    expect(lint(OPEN, latest.name, { 'deprecated-directive': 'warning' })).toContain(
      ':2 deprecated-directive',
    );
  });

  test('explains nothing where it is switched off', () => {
    expect(lint(OPEN, latest.name, { 'port-beside-listener': 'off' })).toContain(':2 deprecated-directive');
  });

  test('does so where a comment switches it off', () => {
    const text = OPEN.replace('port', '# checkconfig-disable-next-line port-beside-listener\nport');
    expect(lint(text).filter((one) => one.startsWith(':3 '))).toEqual([]);
  });

  test.each(rules.flatMap((rule) => rule.wrong.map((example) => [rule.id, example] as const)))(
    'the finding of an example of %s is not explained by another one',
    (id, example) => {
      const { analysis, farEnds } = readExample(example, nodeTls);
      const found = diagnose(analysis, EXAMPLE_MAIN, {}, farEnds);
      expect(found.map(({ rule }) => rule)).toContain(id);
    },
  );
});
