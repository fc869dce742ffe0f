import { describe, expect, test } from 'vitest';
import { type PasswordFile, readPasswordFile } from '../../src/access/index.js';
import { GENERATIONS, outcome } from './support.js';

const read = (name: string, text: string) => outcome(readPasswordFile, name, text);
const users = (file: PasswordFile | undefined) =>
  file ? [...file.users.values()].map((u) => `${u.place.line} ${u.user} ${u.scheme}`) : ['nothing'];

const SALT = 'WyeumtP/9mcn02Yl';
const HASH = 'qwgYbWfEzUZEj+Atw6jqwED1YNhM3oRUzVam1P6iWPZ6l45bvrTx7ggbeee+OaQ3cltaoIJnlyXJkqIIDWbn1w==';
const SHA512 = `$6$${SALT}$${HASH}`;
const PBKDF2 = `$7$101$${SALT}$${HASH}`;

const since = (first: string) => GENERATIONS.slice(GENERATIONS.indexOf(first));
const between = (first: string, end: string) => since(first).filter((name) => !since(end).includes(name));
const refusing = [...between('1.4.0', '1.5.6'), '2.1.2'];

describe('users', () => {
  test.each(GENERATIONS)('%s reads salted SHA-512', (name) => {
    const { model, refused, remarks } = read(name, `alice:${SHA512}\r\nbob:${SHA512}`);
    expect([...refused, ...remarks]).toEqual([]);
    expect(users(model)).toEqual(['1 alice sha512', '2 bob sha512']);
    expect(model?.users.get('alice')?.salt).toHaveLength(12);
    expect(model?.users.get('alice')?.hash).toHaveLength(64);
  });

  test('every line that names a user is known, also one that makes no entry', () => {
    const { model } = read('2.0.22', `# c\n ana :plain\nbea:${SHA512}\nana:${SHA512}\n :x\n`);
    expect(model?.userLines.map(({ name, place }) => [place.line, name])).toEqual([
      [2, 'ana'],
      [3, 'bea'],
      [4, 'ana'],
    ]);
    expect(model?.userLines[0]?.place.span).toEqual({ start: 5, end: 8 });
  });

  test.each(since('2.0.11'))('%s reads PBKDF2', (name) => {
    const { model } = read(name, `alice:${PBKDF2}\n`);
    expect(users(model)).toEqual(['1 alice pbkdf2-sha512']);
    expect(model?.users.get('alice')?.iterations).toBe(101);
  });

  test.each(between('1.5.6', '2.0.11'))('%s leaves PBKDF2 out', (name) => {
    expect(read(name, `alice:${PBKDF2}\nbob:${SHA512}\n`).remarks).toEqual([
      `warning 1 password-scheme-unknown "${PBKDF2}"`,
    ]);
  });

  test.each(between('1.4.0', '1.5.6'))('%s refuses PBKDF2', (name) => {
    expect(read(name, `alice:${PBKDF2}\n`).refused).toEqual([`1 password-scheme-unknown "${PBKDF2}"`]);
  });

  test.each(since('1.6.9'))('%s takes blanks away', (name) => {
    expect(users(read(name, ` alice\t: ${SHA512} \n`).model)).toEqual(['1 alice sha512']);
  });

  test.each(between('1.4.0', '1.6.9'))('%s leaves blanks in a name', (name) => {
    expect(users(read(name, ` alice :${SHA512}\n`).model)).toEqual(['1  alice  sha512']);
  });

  test('a `$` too few or too many', () => {
    expect(
      users(read('2.0.22', `a:6$${SALT}$${HASH}\nb:$$6$$${SALT}$$${HASH}$x\nc::${SHA512}:x`).model),
    ).toEqual(['1 a sha512', '2 b sha512', '3 c sha512']);
    expect(read('2.1.2', `a:6$${SALT}$${HASH}\n`).refused).toEqual([
      `1 password-plain-text "6$${SALT}$${HASH}"`,
    ]);
    expect(read('2.1.2', `b:$$6$${SALT}$${HASH}\n`).refused).toHaveLength(1);
    expect(read('2.1.2', `b:$6$$${SALT}$$${HASH}$x\n`).refused).toEqual([]);
  });

  test('a user twice', () => {
    const text = `alice:${SHA512}\nbob:${SHA512}\nalice:${SHA512}\n`;
    expect(users(read('1.6.15', text).model)).toContain('1 alice sha512');
    expect(users(read('2.0.22', text).model)).toContain('3 alice sha512');
    expect(read('2.0.22', text).remarks).toEqual(['hint 3 password-user-duplicate "alice"']);
    expect(read('2.1.2', text).refused).toEqual(['3 password-user-duplicate "alice"']);
  });

  test('a user whose first line is left out has the second', () => {
    expect(users(read('2.0.22', `alice:x\nalice:${SHA512}\n`).model)).toEqual(['2 alice sha512']);
  });

  test('2.1 knows long salts', () => {
    const text = `alice:$7$1000$${HASH}$${HASH}\n`;
    expect(users(read('2.1.2', text).model)).toEqual(['1 alice pbkdf2-sha512']);
    expect(read('2.0.22', text).remarks[0]).toContain('warning 1 password-hash-invalid');
  });

  test('argon2id has a name in 2.1, and is not built in', () => {
    const { model, refused } = read('2.1.2', 'alice:$argon2id$v=19$m=47104,t=1,p=1$c2FsdA$aGFzaA\n');
    expect(refused.map((r) => r.slice(0, 25))).toEqual(['1 password-scheme-unknown']);
    expect(users(model)).toEqual(['1 alice argon2id']);
  });
});

describe('lines at fault', () => {
  const faults: [string, string][] = [
    ['alice:plain\n', '1 password-plain-text "plain"'],
    ['alice:\n', '1 password-hash-invalid ""'],
    ['# c\n\nalice:$8$x$y\r\n', '3 password-scheme-unknown "$8$x$y"'],
    ['alice:$6$\n', '1 password-hash-invalid "$6$"'],
  ];
  const laterFaults: [string, string][] = [
    ['alice:$6$abc\n', '1 password-hash-invalid "$6$abc"'],
    [`alice:$6$${SALT}$AAAA\n`, `1 password-hash-invalid "$6$${SALT}$AAAA"`],
    [`alice:$6$${SALT}\n`, `1 password-hash-invalid "$6$${SALT}"`],
  ];

  for (const [text, fault] of faults) {
    test.each(refusing)(`%s refuses ${JSON.stringify(text)}`, (name) => {
      expect(read(name, text).refused).toEqual([fault]);
    });
  }
  for (const [text, fault] of [...faults, ...laterFaults]) {
    test.each(between('1.5.6', '2.1.2'))(`%s leaves the user of ${JSON.stringify(text)} out`, (name) => {
      const { refused, remarks, model } = read(name, text);
      expect(refused).toEqual([]);
      expect(remarks[0]).toBe(`warning ${fault}`);
      expect(users(model)).toEqual([]);
    });
  }
  for (const [text, fault] of laterFaults) {
    test(`2.1.2 refuses ${JSON.stringify(text)}`, () => expect(read('2.1.2', text).refused).toEqual([fault]));
  }

  test('up to 1.5.5 a hash of any length is accepted, but no client can log in with it', () => {
    const { refused, model } = read('1.5.5', `alice:$6$${SALT}$AAAA\n`);
    expect(refused).toEqual([]);
    expect(users(model)).toEqual(['1 alice unusable']);
  });

  test('iterations', () => {
    const text = (iterations: string) => `alice:$7$${iterations}$${SALT}$${HASH}\n`;
    for (const good of ['1', '101', ' 12x', '+7', '4294967297']) {
      expect(read('2.1.2', text(good)).refused).toEqual([]);
      expect(read('2.0.22', text(good)).remarks).toEqual([]);
    }
    for (const bad of ['0', '-1', 'x', '2147483648', '99999999999999999999']) {
      expect(read('2.1.2', text(bad)).refused).toHaveLength(1);
    }
  });

  test('a name alone', () => {
    expect(read('1.5.6', 'alice\n').remarks[0]).toBe('hint 1 credential-line-ignored "alice"');
    expect(read('2.1.2', 'alice\n').refused).toEqual([]);
    expect(users(read('1.5.5', 'alice\n').model)).toEqual(['1 alice none']);
  });

  test.each(between('1.4.0', '1.5.6'))('%s takes comments and blank lines for users', (name) => {
    const { model, refused } = read(name, `# users\n\nalice:${SHA512}\n`);
    expect(refused).toEqual([]);
    expect(users(model)).toEqual(['1 # users none', '2  none', '3 alice sha512']);
  });

  test('a password without a name', () => {
    expect(read('2.0.22', ':x\n').remarks[0]).toBe('notice 1 password-line-invalid ":x"');
    expect(read('2.1.2', ':x\n').refused).toEqual(['1 password-line-invalid ":x"']);
    expect(read('2.1.2', ':').refused).toEqual([]);
    expect(read('2.1.2', ` :${SHA512}\n`).refused).toEqual([`1 password-user-empty " :${SHA512}"`]);
    expect(users(read('2.0.22', ` :${SHA512}\n`).model)).toEqual(['1  sha512']);
  });

  test('a name that is too long', () => {
    const text = `${'é'.repeat(32768)}:${SHA512}\n`;
    expect(read('2.0.22', text).remarks[0]).toContain('notice 1 password-user-too-long');
    expect(read('2.1.2', text).refused[0]).toContain('1 password-user-too-long');
    expect(read('2.1.2', text.slice(1)).refused).toEqual([]);
  });

  test('a file without a usable user', () => {
    expect(read('1.6.8', '').remarks).toEqual(['hint password-file-lets-all-in -']);
    expect(read('1.6.9', '').remarks).toEqual(['hint password-file-empty -']);
  });

  test('a long line loses its end up to 1.6.8', () => {
    const name = 'n'.repeat(200);
    expect(users(read('1.6.9', `${name}:${SHA512}\n`).model)).toEqual([`1 ${name} sha512`]);
    expect(
      read('1.6.8', `${name}:${SHA512}\n`).remarks.map((r) => r.split(' ').slice(0, 3).join(' ')),
    ).toContain('warning 1 password-hash-invalid');
  });

  test('a NUL drops a line in 2.1 and, before, what follows', () => {
    const text = `alice:${SHA512}\nx\0:y\nbob:${SHA512}\n`;
    expect(users(read('2.1.2', text).model)).toEqual(['1 alice sha512', '3 bob sha512']);
    expect(users(read('2.0.22', text).model)).toEqual(['1 alice sha512']);
    expect(users(read('1.6.8', text).model)).toEqual(['1 alice sha512', '3 bob sha512']);
  });
});
