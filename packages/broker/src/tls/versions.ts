import type { SecureVersion } from 'node:tls';
import type { TlsVersion } from '@mosquitto-conf/config';

/** The versions of TLS by the words of `tls_version` and `bridge_tls_version`. */
export const tlsVersions: Readonly<Record<TlsVersion, SecureVersion>> = {
  tlsv1: 'TLSv1',
  'tlsv1.1': 'TLSv1.1',
  'tlsv1.2': 'TLSv1.2',
  'tlsv1.3': 'TLSv1.3',
};
