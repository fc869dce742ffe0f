import { createHash, randomBytes } from 'node:crypto';
import type { FileValues } from '@mosquitto-conf/settings/internal';
import { type MadeCertificate, makeCertificates } from './certificates.js';

/** What is made for the tests of a file. */
export interface Material {
  /** The contents of files, by the path that the configuration names. */
  readonly files: ReadonlyMap<string, string>;
  readonly certificates: ReadonlyMap<string, MadeCertificate>;
}

/** Makes the files and certificates that a test file describes. */
export function makeMaterial(values: FileValues): Material {
  const certificates = makeCertificates(values.certificates ?? {});
  const files = new Map(Object.entries(values.files ?? {}));
  for (const [path, users] of Object.entries(values.passwords ?? {}))
    files.set(
      path,
      lines(users, (user, password) => `${user}:${passwordHash(password)}`),
    );
  for (const [path, keys] of Object.entries(values.psk ?? {}))
    files.set(
      path,
      lines(keys, (identity, key) => `${identity}:${key}`),
    );
  for (const [name, described] of Object.entries(values.certificates ?? {})) {
    const made = certificates.get(name);
    if (!made || !described) continue;
    if (described.certificate !== undefined) files.set(described.certificate, made.certificate);
    if (described.key !== undefined) files.set(described.key, made.key);
    if (described.revocations !== undefined) files.set(described.revocations, made.revocations ?? '');
  }
  return { files, certificates };
}

function lines(
  entries: Readonly<Record<string, string | number>>,
  line: (key: string, value: string) => string,
): string {
  return Object.entries(entries)
    .map(([key, value]) => `${line(key, String(value))}\n`)
    .join('');
}

/** A hash that every release reads and that costs little time: SHA-512 with a salt. */
function passwordHash(password: string): string {
  const salt = randomBytes(12);
  const hash = createHash('sha512').update(password).update(salt).digest('base64');
  return `$6$${salt.toString('base64')}$${hash}`;
}
