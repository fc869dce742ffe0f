/// <reference types="node" />
import { createHash, pbkdf2, pbkdf2Sync } from 'node:crypto';
import { promisify } from 'node:util';
import type { Hasher } from './decisions.js';

/** So many rounds take less than half a millisecond: another thread would cost a good part of that again. */
const FEW = 500;

/** The hash functions of Node. Browsers must not load this file. */
export const nodeHasher: Hasher = {
  sha512: (data) => createHash('sha512').update(data).digest(),
  pbkdf2Sha512: (password, salt, iterations, length) =>
    (iterations <= FEW ? pbkdf2Sync : promisify(pbkdf2))(password, salt, iterations, length, 'sha512'),
};

/** More rounds than this take seconds: a file that asks for them must not hold up everything else. */
const MANY = 2_000_000;

/** What is not known at once is never known. */
const UNKNOWN = new Promise<never>(() => {});

/** The same without other threads, for what needs the answer at once. */
export const nodeHasherAtOnce: Hasher = {
  sha512: nodeHasher.sha512,
  pbkdf2Sha512: (password, salt, iterations, length) =>
    iterations <= MANY ? pbkdf2Sync(password, salt, iterations, length, 'sha512') : UNKNOWN,
  argon2id: () => UNKNOWN,
};
