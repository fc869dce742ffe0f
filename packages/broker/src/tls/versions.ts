import type { SecureVersion } from 'node:tls';

/** The versions of TLS by the words of `tls_version` and `bridge_tls_version`. */
export const tlsVersions: Readonly<Record<string, SecureVersion>> = {
  tlsv1: 'TLSv1',
  'tlsv1.1': 'TLSv1.1',
  'tlsv1.2': 'TLSv1.2',
  'tlsv1.3': 'TLSv1.3',
};
