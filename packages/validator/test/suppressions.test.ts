import { analyse, latest, MemoryFiles } from '@mosquitto-conf/config';
import { describe, expect, test } from 'vitest';
import { diagnose, type Severities } from '../src/index.js';

function lint(text: string, severities?: Severities): string[] {
  const host = {
    files: new MemoryFiles({ 'mosquitto.conf': text }),
    resolve: () => undefined,
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'machine',
    root: true,
  };
  return diagnose(analyse('mosquitto.conf', latest, host), 'mosquitto.conf', severities)
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, severity, range }) => `${range.start.line + 1} ${severity} ${rule}`);
}

const OPEN = 'listener 1883\nallow_anonymous true\n';
const MONTHS = 'persistent_client_expiration 30m\n';

describe('comments switch rules off', () => {
  test('on the next line', () => {
    expect(
      lint(`${OPEN}# checkconfig-disable-next-line duration-in-months -- on purpose\n${MONTHS}`),
    ).toEqual([]);
    expect(lint(`${OPEN}# checkconfig-disable-next-line\n${MONTHS}`)).toEqual([]);
    expect(lint(`${OPEN}#checkconfig-disable-next-line quoted-value, duration-in-months\n${MONTHS}`)).toEqual(
      [],
    );
  });

  test('a word of it that is misspelled is reported', () => {
    const found = (comment: string) => lint(`${OPEN}${comment}\nmax_connections 10\n`);
    for (const comment of [
      '# checkconfig-disable-line duration-in-months',
      '# Checkconfig-disable all',
      '#checkconfig_disable all',
      '# checkconfig: disable all',
      '# checkconfig disable-next-line all',
    ])
      expect(found(comment), comment).toEqual(['3 warning unused-suppression']);
    for (const comment of [
      '# checkconfig disables nothing',
      '# checkconfig.yaml',
      '# see checkconfig-disable',
    ])
      expect(found(comment), comment).toEqual([]);
  });

  test('a rule that is none is reported, also beside one that is switched off', () => {
    expect(
      lint(`${OPEN}# checkconfig-disable-next-line duration-in-month, duration-in-months\n${MONTHS}`),
    ).toEqual(['3 warning unused-suppression']);
  });

  test('from here on, and up to where they are switched on again', () => {
    expect(lint(`# checkconfig-disable duration-in-months\n${OPEN}\n${MONTHS}`)).toEqual([]);
    expect(lint(`# checkconfig-disable duration-in-months\n${MONTHS}# checkconfig-enable\n${OPEN}`)).toEqual(
      [],
    );
    expect(
      lint(
        `${OPEN}# checkconfig-disable duration-in-months\n# checkconfig-enable duration-in-months\n${MONTHS}`,
      ),
    ).toEqual(['3 warning unused-suppression', '5 warning duration-in-months']);
  });

  test.each(['pitfall', 'duration-*', 'all', '*', 'duration-in-months'])(
    'by any selector: %s',
    (selector) => {
      expect(lint(`${OPEN}# checkconfig-disable-next-line ${selector} -- on purpose\n${MONTHS}`)).toEqual([]);
      expect(lint(`# checkconfig-disable ${selector}\n${OPEN}${MONTHS}`)).toEqual([]);
    },
  );

  test('one that is switched on again leaves the others off', () => {
    const NEGATIVE = 'max_queued_messages -1\n';
    expect(
      lint(`# checkconfig-disable pitfall\n${MONTHS}# checkconfig-enable duration-*\n${OPEN}${NEGATIVE}`),
    ).toEqual([]);
    expect(
      lint(`# checkconfig-disable pitfall\n${NEGATIVE}# checkconfig-enable duration-*\n${OPEN}${MONTHS}`),
    ).toEqual(['6 warning duration-in-months']);
  });

  test('what a setting makes an error is switched off all the same, as the broker accepts it', () => {
    expect(
      lint(`${OPEN}# checkconfig-disable-next-line duration-in-months\n${MONTHS}`, { pitfall: 'error' }),
    ).toEqual([]);
  });

  test('a comment that is not needed counts as its rule does', () => {
    const text = `# checkconfig-disable-next-line duration-in-months\n${OPEN}`;
    expect(lint(text, { 'unused-suppression': 'off' })).toEqual([]);
    expect(lint(text, { style: 'error' })).toEqual(['1 error unused-suppression']);
  });

  test('what switches nothing off is reported', () => {
    expect(lint(`# checkconfig-disable-next-line duration-in-months\n${OPEN}${MONTHS}`)).toEqual([
      '1 warning unused-suppression',
      '4 warning duration-in-months',
    ]);
  });

  test('errors stay, for the broker refuses all the same', () => {
    expect(lint(`# checkconfig-disable-next-line unknown-directive\nnonsense\n${OPEN}`)).toEqual([
      '1 warning unused-suppression',
      '2 error unknown-directive',
    ]);
  });
});

describe('severities by rule', () => {
  test.each([
    ['off', []],
    ['info', []],
    ['warning', ['3 warning duration-in-months']],
    ['error', ['3 error duration-in-months']],
  ] as const)('%s', (severity, expected) => {
    expect(lint(OPEN + MONTHS, { 'duration-in-months': severity })).toEqual(expected);
  });

  test('an error stays an error', () => {
    expect(lint(`nonsense\n${OPEN}`, { 'unknown-directive': 'off' })).toEqual(['1 error unknown-directive']);
  });
});
