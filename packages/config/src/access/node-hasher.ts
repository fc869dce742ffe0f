/// <reference types="node" />
import { createHash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { Hasher } from './decisions.js';

const stretch = promisify(pbkdf2);

/** The hash functions of Node. Browsers must not load this file. */
export const nodeHasher: Hasher = {
  sha512: (data) => createHash('sha512').update(data).digest(),
  pbkdf2Sha512: (password, salt, iterations, length) => stretch(password, salt, iterations, length, 'sha512'),
};
