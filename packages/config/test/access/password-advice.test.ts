import { describe, expect, test } from 'vitest';
import { readPasswordFile } from '../../src/access/index.js';
import { misplacedBefore, PasswordAdvice } from '../../src/access/password-advice.js';
import { type Text, write } from '../../src/text.js';
import { passwordFileTexts, passwordAdvice as texts } from '../../src/texts/password-file.js';
import { said } from './support.js';

const HASH = `$7$101$WyeumtP/9mcn02Yl$${'A'.repeat(86)}==`;
const SET = write(texts.set);
const HASH_ALL = write(texts.update);
const cleaned = (advice: Text) => write(texts.afterCleaning({ advice }));

describe('mosquitto_passwd loses every line after one without a password', () => {
  test.each([
    ['one user', `ana:${HASH}\n`],
    ['several, without a last line end', 'ana:pw\nbea:pw\ncleo:p'],
    ['line ends of Windows', 'ana:pw\r\nbea:pw\r\n'],
    ['colons more than needed', '::ana::pw\n'],
    ['a name of one letter', 'a:p\n'],
  ])('not with %s', (_, text) => {
    expect(write(new PasswordAdvice(text).set)).toBe(SET);
  });

  test.each([
    ['a comment', `# users\nana:${HASH}\n`],
    ['a comment at the end, without a line end', `ana:${HASH}\n# users`],
    ['a blank line', `ana:${HASH}\n\nbea:${HASH}\n`],
    ['a name alone', 'ana\n'],
    ['a name and a colon', 'ana:\n'],
    ['colons', ':::\n'],
    ['one such line among others', 'ana:pw\nbea:\ncleo:pw\n'],
    ['an empty file with a line end', '\n'],
  ])('but with %s', (_, text) => {
    expect(write(new PasswordAdvice(text).set)).toBe(cleaned(texts.set));
  });
});

describe('what to do about a password in plain text', () => {
  const help = (text: string) =>
    said(readPasswordFile, '2.1.2', text)
      .filter(({ code }) => code === 'password-plain-text')
      .map(({ line, help }) => `${line} ${help}`);

  test('a file without hashes is hashed as a whole', () => {
    expect(help('ana:pw\nbea:pw\n')).toEqual([`1 ${HASH_ALL}`, `2 ${HASH_ALL}`]);
  });

  test.each([
    ['PBKDF2', HASH],
    ['SHA-512', `$6$WyeumtP/9mcn02Yl$${'A'.repeat(86)}==`],
    ['argon2id', '$argon2id$v=19$m=16,t=2,p=1$AAAA$BBBB'],
    ['blanks in front of it', ` ${HASH}`],
  ])('where another user has a hash (%s), that would be hashed again', (_, hash) => {
    expect(help(`ana:pw\nbea:${hash}\n`)).toEqual([`1 ${write(texts.setNotUpdate)}`]);
  });

  test('comments are deleted first', () => {
    expect(help('# users\nana:pw\n')).toEqual([`2 ${cleaned(texts.update)}`]);
  });
});

describe('a hash that does not follow the first colon', () => {
  test.each([
    ['a name written twice', `ana:ana:${HASH}`, 'ana:'],
    ['a word', 'ana:x$6$AAAA$BBBB', 'x'],
    ['a word in front of argon2id', 'ana:x$argon2id$v=19$AAAA', 'x'],
  ])('%s is deleted by hand', (_, line, misplaced) => {
    expect(said(readPasswordFile, '2.0.22', `${line}\n`)[0]).toMatchObject({
      code: 'password-hash-invalid',
      message: write(passwordFileTexts.misplaced({ user: 'ana' })),
      help: write(texts.deletePrefix({ text: misplaced })),
    });
  });

  test('that belongs to a scheme which the release does not know, is set again', () => {
    expect(said(readPasswordFile, '2.0.22', `ana:$9$x${HASH}\n`)[0]).toMatchObject({
      help: write(texts.setWithRelease),
    });
  });

  test('colons more than needed are ignored', () => {
    expect(said(readPasswordFile, '2.0.22', `ana::${HASH}\n`)).toEqual([]);
  });

  test.each([
    ['nothing is in front', HASH],
    ['the number of iterations is missing', 'x$7$$AAAA'],
    ['it is no number', 'x$7$ab$AAAA'],
    ['no hash follows', 'x$8$AAAA'],
  ])('not where %s', (_, secret) => {
    expect(misplacedBefore(secret)).toBeUndefined();
  });
});

test('a hash that the release does not know needs the tool of the release', () => {
  const [first] = said(readPasswordFile, '1.6.15', `ana:${HASH}\n`);
  expect(first).toMatchObject({
    code: 'password-scheme-unknown',
    message: write(passwordFileTexts.schemeUnknown({ user: 'ana', release: '1.6.15' })),
    help: write(texts.setWithRelease),
  });
  expect(said(readPasswordFile, '2.0.22', 'ana:$5$AAAA$BBBB\n')[0]?.help).toBe(write(texts.setWithRelease));
  expect(said(readPasswordFile, '2.1.2', 'ana:$7$101$AAAA$BBBB\n')[0]?.help).toBe(SET);
});

test('a damaged hash is replaced, whatever is in it', () => {
  expect(said(readPasswordFile, '2.1.2', 'ana:$7$101$AAAA$BBBB$6$CCCC$DDDD\n')[0]?.help).toBe(SET);
});
