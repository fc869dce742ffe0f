import { constants } from 'node:crypto';
import type { SecureVersion } from 'node:tls';
import type { TlsVersion } from '@mosquitto-conf/config';

/** The versions of TLS by the words of `tls_version` and `bridge_tls_version`. */
export const tlsVersions: Readonly<Record<TlsVersion, SecureVersion>> = {
  tlsv1: 'TLSv1',
  'tlsv1.1': 'TLSv1.1',
  'tlsv1.2': 'TLSv1.2',
  'tlsv1.3': 'TLSv1.3',
};

const OFF: Readonly<Record<TlsVersion, number>> = {
  tlsv1: constants.SSL_OP_NO_TLSv1,
  'tlsv1.1': constants.SSL_OP_NO_TLSv1_1,
  'tlsv1.2': constants.SSL_OP_NO_TLSv1_2,
  'tlsv1.3': constants.SSL_OP_NO_TLSv1_3,
};

/** OpenSSL's options that turn versions off one by one. */
export function optionsWithout(versions: readonly TlsVersion[]): number {
  return versions.reduce((options, version) => options | OFF[version], 0);
}
