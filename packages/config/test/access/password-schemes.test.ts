import { describe, expect, test } from 'vitest';
import { readPasswordHash } from '../../src/access/password-hash.js';
import { passwordField, passwordSchemes, usualPasswordScheme } from '../../src/access/password-schemes.js';
import { findTarget } from '../../src/releases.js';

const release = (name: string) => findTarget(name)!;
const SALT = Uint8Array.from({ length: 12 }, (_, index) => index + 1);
const HASH = Uint8Array.from({ length: 64 }, (_, index) => 255 - index);

test.each([
  ['1.4.0', ['sha512'], 'sha512'],
  ['1.6.15', ['sha512'], 'sha512'],
  ['2.0.0', ['sha512', 'sha512-pbkdf2'], 'sha512-pbkdf2'],
  ['2.0.22', ['sha512', 'sha512-pbkdf2'], 'sha512-pbkdf2'],
  ['2.1.2', ['sha512', 'sha512-pbkdf2', 'argon2id'], 'sha512-pbkdf2'],
])('%s', (name, schemes, usual) => {
  expect(passwordSchemes(release(name))).toEqual(schemes);
  expect(usualPasswordScheme(release(name))).toBe(usual);
});

describe('a hash is written so that it can be read', () => {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

  test('sha512', () => {
    expect(passwordField('sha512', SALT, HASH)).toBe(`$6$${base64(SALT)}$${base64(HASH)}`);
  });

  test('sha512-pbkdf2, with its rounds', () => {
    expect(passwordField('sha512-pbkdf2', SALT, HASH)).toBe(`$7$1000$${base64(SALT)}$${base64(HASH)}`);
    expect(passwordField('sha512-pbkdf2', SALT, HASH, 5)).toBe(`$7$5$${base64(SALT)}$${base64(HASH)}`);
  });

  test('argon2id, without padding', () => {
    expect(passwordField('argon2id', SALT, HASH)).toBe(
      `$argon2id$v=19$m=47104,t=1,p=1$${base64(SALT)}$${base64(HASH).replace('==', '')}`,
    );
  });

  test.each(['sha512', 'sha512-pbkdf2'] as const)('%s is a hash for the reader', (scheme) => {
    const { hash, fault } = readPasswordHash(passwordField(scheme, SALT, HASH), release('2.1.2'));
    expect(fault).toBeUndefined();
    expect(hash).toMatchObject({ salt: SALT, hash: HASH });
  });
});
