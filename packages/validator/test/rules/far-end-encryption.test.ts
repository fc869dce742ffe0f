import { describe, expect, test } from 'vitest';
import { TLS_FILES } from '../../src/examples/example-files.js';
import { compare, type Ends, OPEN } from './far-ends.js';

describe('encryption', () => {
  const address = 'broker.example:8883';
  const cloud =
    'listener 8883\ncafile ca.crt\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n';
  const keys = { keys: 'edge:0a0b\n' };
  const psk = 'listener 8883\npsk_hint x\npsk_file keys\nuse_identity_as_username true\n';
  const withKey = (identity: string, key: string) =>
    `topic a out\nbridge_identity ${identity}\nbridge_psk ${key}`;
  const trusting = 'topic a out\nbridge_cafile ca.crt';
  test.each<[what: string, ends: Ends, found: readonly string[]]>([
    ['TLS at both ends', { address, cloud, files: TLS_FILES, bridge: trusting }, []],
    ['only at the other broker', { address, cloud, files: TLS_FILES }, ['far-end-encryption 2 cloud.conf:3']],
    [
      'only at the bridge',
      { cloud: OPEN, files: TLS_FILES, bridge: trusting },
      ['far-end-encryption 4 cloud.conf:1'],
    ],
    ['keys at both ends', { address, cloud: psk, files: keys, bridge: withKey('edge', '0A0B') }, []],
    [
      'another key',
      { address, cloud: psk, files: keys, bridge: withKey('edge', '0a0c') },
      ['far-end-encryption 5 cloud.conf:2'],
    ],
    [
      'another identity',
      { address, cloud: psk, files: keys, bridge: withKey('Edge', '0a0b') },
      ['far-end-encryption 5 cloud.conf:2'],
    ],
    [
      'a key for a certificate',
      { address, cloud, files: TLS_FILES, bridge: withKey('edge', '0a0b') },
      ['far-end-encryption 5 cloud.conf:3'],
    ],
    [
      'a certificate for a key',
      { address, cloud: psk, files: { ...keys, ...TLS_FILES }, bridge: trusting },
      ['far-end-encryption 4 cloud.conf:2'],
    ],
    [
      'no version in common',
      {
        address,
        cloud: `${cloud}tls_version tlsv1.3\n`,
        files: TLS_FILES,
        bridge: `${trusting}\nbridge_tls_version tlsv1.2`,
        target: '1.6',
      },
      ['far-end-encryption 5 cloud.conf:3'],
    ],
    [
      'a version in common',
      {
        address,
        cloud: `${cloud}tls_version tlsv1.3\n`,
        files: TLS_FILES,
        bridge: `${trusting}\nbridge_tls_version tlsv1.2`,
      },
      [],
    ],
    [
      'a certificate that is required',
      { address, cloud: `${cloud}require_certificate true\n`, files: TLS_FILES, bridge: trusting },
      ['far-end-certificate 4 cloud.conf:6'],
    ],
    [
      'a certificate for another name',
      { address: 'other.example:8883', cloud, files: TLS_FILES, bridge: trusting },
      ['far-end-certificate 2 cloud.conf:3'],
    ],
    [
      'a certificate for the second address, which may be that of this broker',
      { address: 'other.example:8883 broker.example:8883', cloud, files: TLS_FILES, bridge: trusting },
      [],
    ],
    [
      'a certificate for an address of IPv6',
      { address: '::1:8883', cloud, files: TLS_FILES, bridge: trusting },
      [],
    ],
    [
      'a certificate for another name, which is not looked at',
      { address: 'other.example:8883', cloud, files: TLS_FILES, bridge: `${trusting}\nbridge_insecure true` },
      [],
    ],
  ])('%s', (_, ends, found) => {
    expect(compare(ends)).toEqual(found);
  });
});
