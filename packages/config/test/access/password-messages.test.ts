import { describe, expect, test } from 'vitest';
import { readPasswordFile } from '../../src/access/index.js';
import { parseRelease } from '../../src/release.js';
import { type Place, Report } from '../../src/report.js';
import { write } from '../../src/text.js';
import { passwordAdvice as advice, passwordFileTexts as texts } from '../../src/texts/password-file.js';
import { oneFile, said } from './support.js';

const SALT = 'WyeumtP/9mcn02Yl';
const HASH = `${'A'.repeat(86)}==`;
const LONG = 'x'.repeat(65536);
const user = 'ana';
const INCOMPLETE = `password-hash-invalid: ${write(texts.incomplete({ user }))}`;
const at: Place = { file: 'mosquitto.conf', line: 3, span: { start: 0, end: 9 } };

const messages = (release: string, text: string) =>
  said(readPasswordFile, release, text).map(({ line, code, message }) => `${line} ${code}: ${message}`);

describe.each(['2.0.22', '2.1.2'])('%s says what is wrong with a password', (name) => {
  test.each([
    ['ana:pw', `password-plain-text: ${write(texts.plain({ user }))}`],
    [
      `ana:$8$101$${SALT}$${HASH}`,
      `password-scheme-unknown: ${write(texts.schemeUnknown({ user, release: name }))}`,
    ],
    [`ana:$7$101$${SALT}`, INCOMPLETE],
    [`ana:$7$0$${SALT}$${HASH}`, `password-hash-invalid: ${write(texts.iterations({ user }))}`],
    [`ana:$7$101$AAAA$${HASH}`, `password-hash-invalid: ${write(texts.salt({ user }))}`],
    [`ana:$7$101$!!!!$${HASH}`, `password-hash-invalid: ${write(texts.salt({ user }))}`],
    [`ana:$7$101$${SALT}$AAAA`, `password-hash-invalid: ${write(texts.hash({ user }))}`],
    [`ana:$7$101$${SALT}$!!!!`, `password-hash-invalid: ${write(texts.hash({ user }))}`],
  ])('%s', (line, expected) => {
    expect(messages(name, `${line}\n`)).toEqual([`1 ${expected}`]);
  });

  test('a field without anything between its dollars is empty', () => {
    expect(messages(name, 'ana:$$$\n')).toEqual([`1 password-hash-invalid: ${write(texts.empty({ user }))}`]);
  });
});

test('argon2id is a way that 2.1 is usually built without', () => {
  expect(messages('2.1.2', 'ana:$argon2id$v=19$m=16$AAAA$BBBB\n')).toEqual([
    `1 password-scheme-unknown: ${write(texts.argonUnsupported({ user, release: '2.1.2' }))}`,
  ]);
});

describe('what is longer than MQTT can carry', () => {
  test('1.6.9 to 2.0 pass over the line', () => {
    expect(messages('2.0.22', `${LONG}:pw\nana:${LONG}\n`)).toEqual([
      `1 password-user-too-long: ${write(texts.usernameTooLong)}`,
      `2 password-too-long: ${write(texts.passwordTooLong)}`,
    ]);
  });

  test('2.1 refuses it, and says what to do', () => {
    const entries = said(readPasswordFile, '2.1.2', `ana:${LONG}\n${LONG}:pw\n`);
    expect(entries.map(({ line, code, help }) => `${line} ${code}: ${help}`).slice(0, 2)).toEqual([
      `1 password-too-long: ${write(advice.set)}`,
      `2 password-user-too-long: ${write(texts.shorten)}`,
    ]);
  });

  test('65,535 bytes fit, and it is bytes that count', () => {
    expect(messages('2.0.22', `${'x'.repeat(65535)}:pw\n`)[0]).toContain('password-plain-text');
    expect(messages('2.0.22', `${'ä'.repeat(32768)}:pw\n`)[0]).toContain('password-user-too-long');
    expect(messages('2.0.22', `${'ä'.repeat(32767)}:pw\n`)[0]).toContain('password-plain-text');
  });

  test('before 1.6.9 the buffer is the limit', () => {
    expect(messages('1.6.8', `${LONG}:pw\n`).some((entry) => entry.includes('too-long:'))).toBe(true);
    expect(messages('1.6.8', `${LONG}:pw\n`).some((entry) => entry.includes('user-too-long'))).toBe(false);
  });
});

describe('a file without a usable user', () => {
  const empty = (release: string, place?: Place) =>
    said(readPasswordFile, release, '# none\n', place).filter(({ code }) => code.startsWith('password-file'));

  test('lets everyone in up to 1.6.8, and says why', () => {
    expect(empty('1.6.8', at)).toMatchObject([
      {
        line: 3,
        code: 'password-file-lets-all-in',
        why: write(texts.acceptsAllWhy),
      },
    ]);
  });

  test('lets no user in from 1.6.9', () => {
    expect(empty('1.6.9')).toMatchObject([
      { line: undefined, code: 'password-file-empty', why: write(texts.acceptsNoneWhy) },
    ]);
    expect(empty('1.6.9', at)).toMatchObject([{ line: 3 }]);
  });
});

test('the other line of a user who is named twice is named', () => {
  const line = `ana:$7$101$${SALT}$${HASH}\n`;
  expect(messages('2.1.2', line + line)).toEqual([
    `2 password-user-duplicate: ${write(texts.duplicate({ user, line: 1 }))}`,
  ]);
});

test('how a password is kept', () => {
  const kept = (release: string, field: string) => {
    const report = new Report();
    const file = readPasswordFile(
      'f',
      parseRelease(release)!,
      oneFile({ content: `ana:${field}\n` }),
      report,
    );
    const entry = file?.users.get('ana');
    return entry && [entry.scheme, entry.encoded];
  };
  expect(kept('2.1.2', 'pw')).toEqual(['plain', 'pw']);
  expect(kept('2.1.2', `$6$${SALT}$${HASH}`)).toEqual(['sha512', undefined]);
  expect(kept('2.1.2', '$9$x')).toEqual(['unusable', undefined]);
  expect(kept('1.5.5', `$6$${SALT}$AAAA`)).toEqual(['unusable', undefined]);
  // Up to 2.0 the `$` in front may be missing; elsewhere in the field it makes no hash.
  expect(kept('2.0.22', `6$${SALT}$${HASH}`)).toEqual(['sha512', undefined]);
  expect(messages('2.0.22', 'ana:x6$y\n')).toEqual([
    `1 password-plain-text: ${write(texts.plain({ user }))}`,
  ]);
});

test.each(['$7$', '$7$$', '$7$101', '$7$101$', '$6$', `$6$${SALT}`])('%s is incomplete', (field) => {
  expect(messages('2.0.22', `ana:${field}\n`)).toEqual([`1 ${INCOMPLETE}`]);
});

test('a salt of any length will do up to 1.5.5, later one of 12 bytes, and in 2.1 also one of 64', () => {
  const isTaken = (release: string, bytes: number) =>
    messages(release, `ana:$6$${Buffer.alloc(bytes).toString('base64')}$${HASH}\n`).length === 0;
  const lengths = [6, 12, 30, 64];
  expect(lengths.filter((length) => isTaken('1.5.5', length))).toEqual(lengths);
  expect(lengths.filter((length) => isTaken('2.0.22', length))).toEqual([12]);
  expect(lengths.filter((length) => isTaken('2.1.2', length))).toEqual([12, 64]);
});

test('the line that a second line repeats is named as related', () => {
  const report = new Report();
  const line = `ana:$6$${SALT}$${HASH}\n`;
  readPasswordFile('f', parseRelease('2.1.2')!, oneFile({ content: line + line }), report);
  expect(report.problems.map(({ related }) => related?.line)).toEqual([1]);
});
