import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBounded } from '@mosquitto-conf/config/node';

/** Filenames of certificates in such a folder, by the hash of the subject; others are not found (`openssl rehash`). */
const HASHED = /^[\da-f]{8}\.\d+$/;

/** The certificates of a folder, which OpenSSL would look up by their hashes. */
export function certificatesIn(folder: string): Buffer[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && HASHED.test(entry.name))
    .map(({ name }) => Buffer.from(readBounded(join(folder, name))))
    .filter((content) => content.includes('BEGIN CERTIFICATE'));
}
