import { delimiter } from 'node:path';
import * as tls from 'node:tls';
import { readBounded } from '@mosquitto-conf/config/node';
import { certificatesIn } from '../tls/certificate-folder.js';

/** Files in which systems keep the CA certificates that they trust. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
];

/**
 * The CA certificates that the operating system trusts; those of Node where they are not found. OpenSSL has a file and a folder of
 * them, each of which a variable replaces (SSL_CTX_set_default_verify_paths).
 * @param environment the variables
 */
export function systemCertificates({
  SSL_CERT_FILE: file,
  SSL_CERT_DIR: folders,
}: NodeJS.ProcessEnv): readonly (string | Buffer)[] {
  const isReplaced = file !== undefined && folders !== undefined;
  return [
    ...(file === undefined ? [] : (firstReadable([file]) ?? [])),
    ...(folders?.split(delimiter).flatMap(readable) ?? []),
    // The file and the folder of a system have the same certificates.
    ...(isReplaced ? [] : defaultCertificates()),
  ];
}

function defaultCertificates(): readonly (string | Buffer)[] {
  // From Node 22.15 on.
  const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => string[] };
  const known = getCACertificates?.('system');
  if (known && known.length > 0) return known;
  return firstReadable(BUNDLES) ?? tls.rootCertificates;
}

/** What is in the first of these files that can be read. */
function firstReadable(paths: readonly string[]): Buffer[] | undefined {
  for (const path of paths) {
    try {
      return [Buffer.from(readBounded(path))];
    } catch {
      // The next one, then.
    }
  }
  return undefined;
}

/** The certificates of a folder, if it can be read. */
function readable(folder: string): Buffer[] {
  try {
    return certificatesIn(folder);
  } catch {
    return [];
  }
}
