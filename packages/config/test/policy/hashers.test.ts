import { describe, expect, it } from 'vitest';
import { checkPassword, type Hasher } from '../../src/access/decisions.js';
import { readPasswordFile } from '../../src/access/index.js';
import { nodeHasher, nodeHasherAtOnce } from '../../src/access/node-hasher.js';
import { decideConnect, decideConnectAtOnce } from '../../src/policy/index.js';
import { outcome } from '../access/support.js';
import { PASSWORDS, policy } from './support.js';

/** As a browser does: never at once. */
const late: Hasher = {
  sha512: async (data) => nodeHasher.sha512(data),
  pbkdf2Sha512: async (...args) => nodeHasher.pbkdf2Sha512(...args),
};

const bytes = (text: string) => Buffer.from(text);
const SALT = bytes('123456789012');
const HASH = nodeHasher.pbkdf2Sha512(bytes('pw'), SALT, 101, 64) as Uint8Array;
const EVE = {
  username: 'eve',
  password: Buffer.from(HASH).toString('base64'),
  salt: SALT.toString('base64'),
  iterations: 101,
};
const FILES = { 'dynamic.json': JSON.stringify({ clients: [EVE] }) };
const PASSWORD_FILE = 'listener 1883\nallow_anonymous false\npassword_file passwd';
const PLUGIN =
  'listener 1883\nplugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file dynamic.json';

describe.each([
  ['that takes its time', late],
  ['that answers at once', nodeHasher],
])('a hasher %s', (_, hasher) => {
  it.each([
    ['ana', 'pa', 'allowed'],
    ['ana', 'other', 'denied'],
    ['bob', 'pa', 'unknown-user'],
  ])('a password file, %s with %s: %s', async (user, typed, expected) => {
    const file = outcome(readPasswordFile, '2.1.2', PASSWORDS).model!;
    expect(await checkPassword(file, user, typed, hasher)).toBe(expected);
  });

  it.each([
    [PASSWORD_FILE, 'ana', 'pa', true],
    [PASSWORD_FILE, 'ana', 'other', false],
    [PLUGIN, 'eve', 'pw', true],
    [PLUGIN, 'eve', 'other', false],
  ])('%s, %s with %s', async (text, username, typed, expected) => {
    const client = { clientId: 'c', username, password: typed };
    const { allowed } = await decideConnect(policy('2.1.2', text, FILES), client, hasher);
    expect(allowed).toBe(expected);
  });
});

describe('at once', () => {
  const decide = (typed: string, hasher: Hasher) =>
    decideConnectAtOnce(
      policy('2.1.2', PASSWORD_FILE),
      { clientId: 'c', username: 'ana', password: typed },
      hasher,
    )?.allowed;

  it('a connection is decided if the hasher can', () => {
    expect(decide('pa', nodeHasherAtOnce)).toBe(true);
    expect(decide('other', nodeHasherAtOnce)).toBe(false);
    expect(decide('pa', late)).toBe(undefined);
  });

  it('more rounds are hashed than in passing, but not so many that they take seconds', () => {
    const hash = (rounds: number) => nodeHasherAtOnce.pbkdf2Sha512(bytes('pw'), SALT, rounds, 64);
    expect(hash(501)).toBeInstanceOf(Uint8Array);
    expect(hash(2_000_001)).toBeInstanceOf(Promise);
    expect(nodeHasherAtOnce.argon2id?.('', bytes('pw'))).toBeInstanceOf(Promise);
  });
});
