import { expect, test } from 'vitest';
import { bridgeEncryption } from '../../src/policy/encryption.js';
import { ignoredTlsDirectives } from '../../src/policy/needed-library.js';
import { policies, read, TLS } from './support.js';

// net__init_ssl_ctx of a bridge: a key, or something that tells which servers to trust.
test.each([
  ['', undefined],
  ['bridge_cafile ca.crt', 'certificate'],
  ['bridge_capath .', 'certificate'],
  ['bridge_tls_use_os_certs true', 'certificate'],
  ['bridge_tls_use_os_certs false', undefined],
  ['bridge_insecure true', undefined],
  ['bridge_identity a\nbridge_psk 00', 'psk'],
])('a bridge with %j', (lines, encryption) => {
  const text = `connection a\naddress localhost\ntopic #\n${lines}`;
  const [bridge] = read('2.1.2', text).configuration.bridges;
  expect(bridgeEncryption(bridge!)).toBe(encryption);
});

const certificate = TLS.replace('cafile ca.crt\n', '');
const mqtt = 'listener 8883\n';
const websockets = 'listener 1883\nlistener 8883\nprotocol websockets\n';
const http = 'listener 1883\nlistener 8883\nprotocol http_api\n';

// net__socket_listen; mosq_websockets_init, which hands the paths to libwebsockets; http_api__start.
test.each([
  ['1.6.15', mqtt, TLS, 'certificate'],
  ['1.6.15', mqtt, certificate, undefined],
  ['2.0.11', mqtt, certificate, 'certificate'],
  ['2.0.11', mqtt, 'certfile server.crt', undefined],
  ['2.0.11', mqtt, 'psk_hint a', 'psk'],
  ['1.6.15', websockets, certificate, 'certificate'],
  ['2.0.20', websockets, 'certfile server.crt', 'certificate'],
  ['2.0.20', websockets, 'cafile ca.crt', undefined],
  ['1.4.15', websockets, 'psk_hint a', undefined],
  ['2.0.22', websockets, 'psk_hint a', undefined],
  ['2.1.2', websockets, 'psk_hint a', 'psk'],
  ['2.1.2', http, certificate, 'certificate'],
  ['2.1.2', http, 'psk_hint a', undefined],
] as const)('a listener of %s: %j with %j', (release, head, lines, encryption) => {
  const { value } = policies(release, head + lines).at(-1)!.encryption;
  expect(value).toBe(encryption);
});

test('a listener that no library serves has all its TLS directives', () => {
  expect(ignoredTlsDirectives(undefined)).toEqual([]);
});
