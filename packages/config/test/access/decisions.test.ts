import { describe, expect, test } from 'vitest';
import {
  type AclRequest,
  aclAdmits,
  checkAcl,
  checkPassword,
  type Hasher,
  readAclFile,
  readPasswordFile,
} from '../../src/access/index.js';
import { nodeHasher } from '../../src/access/node-hasher.js';
import { GENERATIONS, outcome, release } from './support.js';

const ACL = `topic read public/#
user alice
topic readwrite home/+/light
topic write log
user bob
topic $SYS/#
topic #
pattern readwrite own/%u/#
pattern read id/%c
`;

function ask(name: string, text: string | undefined, request: Partial<AclRequest>): string {
  const acl = text === undefined ? undefined : outcome(readAclFile, name, text).model;
  const whole: AclRequest = { username: undefined, clientId: 'c1', topic: 'x', access: 'read', ...request };
  const { allowed, reason, by } = checkAcl(acl, whole, release(name));
  return `${allowed ? 'yes' : 'no'}: ${reason}${by ? ` by line ${by.place.line}` : ''}`;
}

describe('what an ACL file lets a client do', () => {
  test.each(GENERATIONS)('%s', (name) => {
    const at = (username: string | undefined, access: AclRequest['access'], topic: string) =>
      ask(name, ACL, { username, access, topic });
    expect(at(undefined, 'read', 'public/a')).toBe('yes: granted by line 1');
    expect(at(undefined, 'write', 'public/a')).toBe('no: nothing-grants');
    expect(at('alice', 'read', 'public/a')).toBe('no: nothing-grants');
    expect(at('alice', 'write', 'home/x/light')).toBe('yes: granted by line 3');
    expect(at('alice', 'read', 'log')).toBe('no: nothing-grants');
    expect(at('alice', 'write', 'own/alice/x')).toBe('yes: granted by line 8');
    expect(at('bob', 'read', '$SYS/broker/load')).toBe('yes: granted by line 6');
    expect(at('bob', 'read', '$other')).toBe('no: nothing-grants');
    expect(at('carol', 'read', 'own/carol')).toBe('yes: granted by line 8');
    expect(at('carol', 'read', 'anything')).toBe('no: nothing-grants');
    expect(at('carol', 'subscribe', 'anything/#')).toBe('yes: subscribing-is-free');
    expect(at('carol', 'unsubscribe', 'anything/#')).toBe('yes: subscribing-is-free');
    expect(ask(name, undefined, {})).toBe('yes: no-acl');
    expect(ask(name, ACL, { bridge: true })).toBe('yes: bridge');
  });

  test('a file that grants nothing', () => {
    expect(ask('1.5.5', '', {})).toBe('yes: empty-acl');
    expect(ask('1.5.6', '', {})).toBe('no: nothing-grants');
    expect(ask('2.1.2', 'user alice\n', { username: 'alice' })).toBe('no: nothing-grants');
    for (const text of ['topic a\n', 'user alice\ntopic a\n', 'pattern %u\n'])
      expect(ask('1.5.5', text, {}), text).toBe('no: nothing-grants');
  });

  test.each(['2.0.0', '2.0.22', '2.1.2'])('%s: what is denied stays denied', (name) => {
    const acl = 'user alice\ntopic a/#\ntopic deny a/secret\npattern deny %c/x\npattern #\n';
    const at = (topic: string) => ask(name, acl, { username: 'alice', topic, access: 'write' });
    expect(at('a/b')).toBe('yes: granted by line 2');
    expect(at('a/secret')).toBe('no: denied-by-entry by line 3');
    expect(at('c1/x')).toBe('no: denied-by-entry by line 4');
    expect(at('c1/y')).toBe('yes: granted by line 5');
  });

  test('names with wildcards are kept from patterns, not from topics', () => {
    const at = (name: string, username: string, topic: string) =>
      ask(name, `user ${username}\ntopic t\npattern %u\n`, { username, topic });
    expect(at('1.4.11', '+', 'bob')).toBe('yes: granted by line 3');
    expect(at('1.4.12', '+', 'bob')).toBe('no: risky-name');
    expect(at('2.1.2', 'a#', 'a#')).toBe('no: risky-name');
    expect(at('2.1.2', '+', 't')).toBe('yes: granted by line 2');
    expect(at('1.4.12', 'a/b', 'a/b')).toBe('no: risky-name');
    expect(at('1.4.13', 'a/b', 'a/b')).toBe('yes: granted by line 3');
    expect(ask('2.1.2', 'pattern x\n', { clientId: 'c#', topic: 'x' })).toBe('no: risky-name');
  });

  test('without patterns, names with wildcards are names like others', () => {
    expect(ask('2.1.2', 'topic t\n', { clientId: 'c#', topic: 'x' })).toBe('no: nothing-grants');
    expect(ask('2.1.2', 'pattern x\n', { clientId: 'c1', username: 'a+', topic: 'x' })).toBe(
      'no: risky-name',
    );
    expect(ask('1.4.12', 'pattern x\n', { clientId: 'c', username: 'ab', topic: 'x' })).toBe(
      'yes: granted by line 1',
    );
  });

  test('a pattern that matches but grants something else leaves it to the next', () => {
    const text = 'pattern read a/#\npattern write a/b\n';
    expect(ask('2.1.2', text, { topic: 'a/b', access: 'write' })).toBe('yes: granted by line 2');
    expect(ask('2.1.2', text, { topic: 'a/c', access: 'write' })).toBe('no: nothing-grants');
  });

  test('before 2.0 the broker does not check what a client unsubscribes from', () => {
    const unsubscribe = (name: string) => ask(name, undefined, { access: 'unsubscribe', topic: 'a' });
    expect([unsubscribe('1.6.15'), unsubscribe('2.0.0')]).toEqual([
      'yes: subscribing-is-free',
      'yes: no-acl',
    ]);
  });

  test('an empty username is none from 1.6', () => {
    const empty = { username: '', topic: 't' };
    expect(ask('1.5.11', 'topic t\n', empty)).toBe('no: nothing-grants');
    expect(ask('1.6.0', 'topic t\n', empty)).toBe('yes: granted by line 1');
  });

  test('topics that belong to the broker', () => {
    const write = (name: string, topic: string, more?: Partial<AclRequest>) =>
      ask(name, undefined, { access: 'write', topic, ...more });
    expect(write('1.5.11', '$SYS/x')).toBe('yes: no-acl');
    expect(write('1.6.0', '$SYS/x')).toBe('no: reserved-topic');
    expect(write('1.6.0', '$SYS/x', { bridge: true })).toBe('no: reserved-topic');
    expect(write('2.1.2', '$SYS/x', { bridge: true })).toBe('yes: bridge');
    expect(write('2.1.2', '$SYS/broker/connection/b/state')).toBe('yes: no-acl');
    expect(write('2.1.2', '$share/g/x')).toBe('no: reserved-topic');
    expect(write('2.1.2', '$share/g/x', { access: 'read' })).toBe('no: reserved-topic');
    expect(write('2.1.2', '$SYS/x', { access: 'read' })).toBe('yes: no-acl');
    expect(write('2.1.2', '$share/g/x', { access: 'subscribe' })).toBe('yes: no-acl');
    expect(write('2.1.2', '$share/g/x', { access: 'unsubscribe' })).toBe('yes: no-acl');
    expect(write('2.1.2', '$other')).toBe('yes: no-acl');
  });

  test('1.5.6 and 1.5.7 deny users that the file does not name', () => {
    const admits = (name: string, username: string | undefined, text = 'user alice\ntopic a\n') =>
      aclAdmits(outcome(readAclFile, name, text).model, username, release(name));
    expect(['1.5.5', '1.5.6', '1.5.7', '1.5.8', '2.1.2'].map((name) => admits(name, 'bob'))).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
    expect(admits('1.5.6', 'alice')).toBe(true);
    expect(admits('1.5.6', undefined)).toBe(true);
    expect(admits('1.5.6', 'bob', 'pattern %u\n')).toBe(true);
    // Topics for anonymous clients are a list too, in which the user is not found (acl__find_acls).
    expect(admits('1.5.6', 'bob', 'topic a\n')).toBe(false);
    expect(admits('1.5.6', 'bob', 'user bob\n')).toBe(true);
  });
});

describe('passwords', () => {
  const SHA512 = sha512Entry();
  const PBKDF2 = pbkdf2Entry();

  async function login(
    name: string,
    text: string,
    user: string,
    password: string | Uint8Array | undefined,
    hasher: Hasher = nodeHasher,
  ) {
    return checkPassword(outcome(readPasswordFile, name, text).model!, user, password, hasher);
  }

  test.each(GENERATIONS)('%s: salted SHA-512', async (name) => {
    const text = `alice:${await SHA512}\n`;
    expect(await login(name, text, 'alice', 'secret')).toBe('allowed');
    expect(await login(name, text, 'alice', new TextEncoder().encode('secret'))).toBe('allowed');
    expect(await login(name, text, 'alice', 'secret\0tail')).toBe('allowed');
    expect(await login(name, text, 'alice', 'Secret')).toBe('denied');
    expect(await login(name, text, 'alice', '')).toBe('denied');
    expect(await login(name, text, 'alice', undefined)).toBe('denied');
    expect(await login(name, text, 'bob', 'secret')).toBe('unknown-user');
  });

  test.each(['2.0.0', '2.0.22', '2.1.2'])('%s: PBKDF2', async (name) => {
    const text = `alice:${await PBKDF2}\n`;
    expect(await login(name, text, 'alice', 'secret')).toBe('allowed');
    expect(await login(name, text, 'alice', 'other')).toBe('denied');
  });

  test('argon2id, where a hasher has it', async () => {
    const text = 'alice:$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA\n';
    const argon2id = (encoded: string, password: Uint8Array) =>
      encoded.startsWith('$argon2id$') && password.length === 6;
    expect(await login('2.1.2', text, 'alice', 'secret')).toBe('denied');
    expect(await login('2.1.2', text, 'alice', 'secret', { ...nodeHasher, argon2id })).toBe('allowed');
  });

  test('a password ends at a NUL, also at its first character', async () => {
    const seen: number[] = [];
    const hasher: Hasher = {
      ...nodeHasher,
      sha512: (data) => {
        seen.push(data.length);
        return new Uint8Array(64);
      },
    };
    const text = `alice:${await SHA512}\n`;
    for (const password of ['', '\0x', 'abc', 'abc\0x'])
      await login('2.1.2', text, 'alice', password, hasher);
    // The salt has twelve bytes.
    expect(seen).toEqual([12, 12, 15, 15]);
  });

  test('a hash that is too short fits no password', async () => {
    const hasher: Hasher = { ...nodeHasher, sha512: () => new Uint8Array() };
    expect(await login('2.1.2', `alice:${await SHA512}\n`, 'alice', 'secret', hasher)).toBe('denied');
  });

  test.each(['alice:$6$AAAA', 'alice:$6$AAAA$BBBB', 'alice:$9$AAAA$BBBB', 'alice:plain'])(
    '2.1 and up to 1.5.5: no client can log in with the line %s',
    async (line) => {
      for (const name of ['1.5.5', '2.1.2']) {
        expect(await login(name, `${line}\n`, 'alice', 'plain'), name).toBe('denied');
      }
    },
  );

  test('a few rounds are hashed at once, many in another thread', async () => {
    const [password, salt] = [new Uint8Array(3), new Uint8Array(12)];
    const hash = (rounds: number) => nodeHasher.pbkdf2Sha512(password, salt, rounds, 64);
    expect(hash(500)).toBeInstanceOf(Uint8Array);
    expect(hash(501)).toBeInstanceOf(Promise);
    expect(await hash(501)).toHaveLength(64);
  });

  test('a line without a password up to 1.5.5', async () => {
    expect(await login('1.5.5', 'alice\n', 'alice', undefined)).toBe('allowed');
    expect(await login('1.5.5', 'alice\n', 'bob', 'x')).toBe('unknown-user');
  });

  test('with a file without users, any client can log in up to 1.6.8', async () => {
    expect(await login('1.6.8', 'alice:plain\n', 'bob', 'x')).toBe('allowed');
    expect(await login('1.6.9', 'alice:plain\n', 'bob', 'x')).toBe('unknown-user');
  });

  async function sha512Entry(): Promise<string> {
    const salt = new Uint8Array(12).fill(7);
    const data = new Uint8Array([...new TextEncoder().encode('secret'), ...salt]);
    return `$6$${base64(salt)}$${base64(await nodeHasher.sha512(data))}`;
  }

  async function pbkdf2Entry(): Promise<string> {
    const salt = new Uint8Array(12).fill(9);
    const hash = await nodeHasher.pbkdf2Sha512(new TextEncoder().encode('secret'), salt, 101, 64);
    return `$7$101$${base64(salt)}$${base64(hash)}`;
  }

  function base64(bytes: Uint8Array): string {
    return Buffer.from(bytes).toString('base64');
  }
});
