import { expect, test } from 'vitest';
import { bridgeEncryption } from '../../src/policy/encryption.js';
import { read } from './support.js';

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
