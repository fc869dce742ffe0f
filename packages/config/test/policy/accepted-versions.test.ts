import { describe, expect, it } from 'vitest';
import {
  type AcceptedVersions,
  acceptsNoVersion,
  bridgeTlsVersions,
  versionsIn,
} from '../../src/policy/index.js';
import { policy, read, TLS } from './support.js';

function versions(release: string, word?: string, more = ''): AcceptedVersions {
  const version = word === undefined ? '' : `tls_version ${word}\n`;
  return policy(release, `listener 8883\n${TLS}${version}${more}`).tlsVersions.value;
}

/** As text: `tlsv1.1 to tlsv1.3 without tlsv1.2`. */
function accepted(release: string, word?: string, more = ''): string {
  const value = versions(release, word, more);
  if (acceptsNoVersion(value)) return 'none';
  const without = value.without.map((one) => ` without ${one}`).join('');
  return `${value.lowest} to ${value.highest}${without}`;
}

const KEYS = 'psk_file keys\n';

describe('the versions of TLS that a listener accepts', () => {
  it.each([
    ['1.4.15', 'tlsv1 to tlsv1.3'],
    ['1.5.11', 'tlsv1 to tlsv1.3'],
    ['1.6.0', 'tlsv1.1 to tlsv1.3'],
    ['2.0.15', 'tlsv1.1 to tlsv1.3'],
    ['2.0.16', 'tlsv1.2 to tlsv1.3'],
    ['2.1.2', 'tlsv1.2 to tlsv1.3'],
  ])('by default, %s: %s', (release, expected) => {
    expect(accepted(release)).toBe(expected);
  });

  it.each([
    ['1.4.15', 'tlsv1.2 to tlsv1.2'],
    ['1.5.11', 'tlsv1.2 to tlsv1.3'],
    ['1.6.0', 'tlsv1.2 to tlsv1.2'],
    ['2.0.8', 'tlsv1.2 to tlsv1.2'],
    ['2.0.9', 'tlsv1.2 to tlsv1.3'],
    ['2.1.2', 'tlsv1.2 to tlsv1.3'],
  ])('with `tls_version tlsv1.2`, %s: %s', (release, expected) => {
    expect(accepted(release, 'tlsv1.2')).toBe(expected);
  });

  // Measured with 1.5.4 and 1.5.11 (net__tls_server_ctx, with an OpenSSL that knows 1.3).
  it('1.5 leaves 1.3 on beside any other', () => {
    const all = (word: string) => versions('1.5.11', word);
    expect(all('tlsv1.2')).toEqual({ lowest: 'tlsv1.2', highest: 'tlsv1.3', without: [] });
    expect(all('tlsv1.1')).toEqual({ lowest: 'tlsv1.1', highest: 'tlsv1.3', without: ['tlsv1.2'] });
    expect(all('tlsv1')).toEqual({
      lowest: 'tlsv1',
      highest: 'tlsv1.3',
      without: ['tlsv1.1', 'tlsv1.2'],
    });
    expect(accepted('1.4.15', 'tlsv1.1')).toBe('tlsv1.1 to tlsv1.1');
    expect(accepted('1.6.15', 'tlsv1.1')).toBe('tlsv1.1 to tlsv1.1');
  });

  it('1.5 ignores a word that it does not know', () => {
    expect(accepted('1.5.11', 'tlsv1.3')).toBe(accepted('1.5.11'));
    expect(accepted('1.5.11', 'newest')).toBe(accepted('1.5.11'));
  });

  it('from 2.0.12 a PSK file leaves out 1.3', () => {
    expect(accepted('2.0.11', undefined, KEYS)).toBe('tlsv1.1 to tlsv1.3');
    expect(accepted('2.0.12', undefined, KEYS)).toBe('tlsv1.1 to tlsv1.2');
    expect(accepted('2.0.11', 'tlsv1.3', KEYS)).toBe('tlsv1.3 to tlsv1.3');
    expect(accepted('2.0.22', 'tlsv1.3', KEYS)).toBe('none');
  });

  it.each(['1.4.15', '1.6.15', '2.0.22'])(
    'libwebsockets accepts all of them in %s, whatever the lines say',
    (release) => {
      const websockets = `protocol websockets\n${KEYS}`;
      expect(accepted(release, 'tlsv1.2', websockets)).toBe('tlsv1 to tlsv1.3');
    },
  );

  it('2.1 serves WebSockets itself', () => {
    expect(accepted('2.1.2', 'tlsv1.3', 'protocol websockets\n')).toBe('tlsv1.3 to tlsv1.3');
  });
});

describe('the versions that are accepted, one by one', () => {
  it.each([
    ['1.4.15', undefined, ['tlsv1', 'tlsv1.1', 'tlsv1.2', 'tlsv1.3']],
    ['1.5.11', 'tlsv1', ['tlsv1', 'tlsv1.3']],
    ['1.6.15', 'tlsv1.2', ['tlsv1.2']],
    ['2.0.22', undefined, ['tlsv1.2', 'tlsv1.3']],
  ])('%s, %s', (release, word, expected) => {
    expect(versionsIn(versions(release, word))).toEqual(expected);
  });
});

// net__init_ssl_ctx (net_mosq.c) of each release, up to 1.4 _mosquitto_socket_connect; with an OpenSSL that knows 1.3.
describe('the versions of TLS that a bridge accepts', () => {
  it.each([
    ['1.4.15', undefined, ['tlsv1.2']],
    ['1.4.15', 'tlsv1.1', ['tlsv1.1']],
    ['1.4.15', 'tlsv1.3', []],
    ['1.4.15', 'newest', []],
    ['1.5.11', 'tlsv1.3', []],
    ['1.6.15', 'tlsv1', []],
    ['2.0.22', 'tlsv1', []],
    ['2.0.22', 'newest', []],
    ['2.1.0', 'tlsv1.1', []],
    ['1.5.11', undefined, ['tlsv1', 'tlsv1.1', 'tlsv1.2', 'tlsv1.3']],
    ['1.5.11', 'tlsv1.1', ['tlsv1.1', 'tlsv1.3']],
    ['1.6.15', undefined, ['tlsv1.1', 'tlsv1.2', 'tlsv1.3']],
    ['1.6.15', 'tlsv1.2', ['tlsv1.2']],
    ['2.0.0', undefined, ['tlsv1.2', 'tlsv1.3']],
    ['2.0.22', 'tlsv1.1', ['tlsv1.1', 'tlsv1.2', 'tlsv1.3']],
    ['2.1.2', 'tlsv1.3', ['tlsv1.3']],
  ])('%s, `bridge_tls_version` %s', (release, word, expected) => {
    const version = word === undefined ? '' : `bridge_tls_version ${word}\n`;
    const text = `listener 1883\nconnection b\naddress a\ntopic #\nbridge_cafile ca.crt\n${version}`;
    const { configuration } = read(release, text);
    const bridge = configuration.bridges[0]!;
    expect(bridgeTlsVersions(bridge, configuration.release)).toEqual(expected);
  });

  it.each([
    ['2.0.11', 'tlsv1.3', ['tlsv1.3']],
    ['2.0.12', undefined, ['tlsv1.2']],
    ['2.0.12', 'tlsv1.3', []],
    ['2.1.2', 'tlsv1.2', ['tlsv1.2']],
  ])('%s with a pre-shared key, `bridge_tls_version` %s', (release, word, expected) => {
    const version = word === undefined ? '' : `bridge_tls_version ${word}\n`;
    const key = 'bridge_identity lamp\nbridge_psk 0123456789abcdef\n';
    const { configuration } = read(release, `connection b\naddress a\ntopic #\n${key}${version}`);
    const bridge = configuration.bridges[0]!;
    expect(bridgeTlsVersions(bridge, configuration.release)).toEqual(expected);
  });
});
