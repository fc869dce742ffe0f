import fc from 'fast-check';
import type { Ground } from './ground.js';
import { joined, line, perhaps, type Section, some } from './parts.js';

/** Every form a listener can have, and none. */
function beginning(ground: Ground): Section {
  const [first = 1883] = ground.ports;
  return fc.oneof(
    { weight: 6, arbitrary: line('listener', ...ground.ports.map(String)).map((text) => [text]) },
    {
      weight: 1,
      arbitrary: line('listener', `${first} 127.0.0.1`, `${first} ::1`, `${first} localhost`).map((text) => [
        text,
      ]),
    },
    { weight: 1, arbitrary: line('listener', '0 m.sock', '0', `${first} nope`).map((text) => [text]) },
    { weight: 1, arbitrary: line('port', String(first)).map((text) => [text]) },
    { weight: 1, arbitrary: line('bind_address', '127.0.0.1', '::1').map((text) => [text]) },
    { weight: 1, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: joined(line('listener', String(first)), line('protocol', 'websockets', 'mqtt')),
    },
  );
}

/** A listener with some of what TLS needs: at times all of it, at times what does not fit together. */
export function tlsListener(ground: Ground): Section {
  const pem = [
    'ca.crt',
    'server.crt',
    'client.crt',
    'other-ca.crt',
    'server.key',
    'client.key',
    'crl.pem',
    'nope',
    '',
  ].map((name) => `assets/certs/${name}`);
  const pair = fc.oneof(
    {
      weight: 5,
      arbitrary: joined(
        line('certfile', 'assets/certs/server.crt'),
        line('keyfile', 'assets/certs/server.key'),
      ),
    },
    { weight: 2, arbitrary: joined(perhaps(line('certfile', ...pem)), perhaps(line('keyfile', ...pem))) },
    { weight: 1, arbitrary: joined(line('psk_hint', 'hint'), perhaps(line('psk_file', 'psk'))) },
  );
  return joined(
    beginning(ground),
    pair,
    perhaps(
      line(
        'cafile',
        'assets/certs/ca.crt',
        'assets/certs/ca.crt',
        'assets/certs/ca.crt',
        ...pem,
        'data',
        'acl',
      ),
    ),
    some(
      [
        line('capath', 'assets/certs', 'data', 'nope', 'acl'),
        line('require_certificate', 'true', 'false'),
        line('use_identity_as_username', 'true', 'false'),
        line('crlfile', 'assets/certs/crl.pem', ...pem),
        line(
          'tls_version',
          'tlsv1.2',
          'tlsv1.3',
          'tlsv1.1',
          'tlsv1',
          'tlsv1.0',
          'TLSv1.2',
          'tlsv1.2 # c',
          'sslv3',
          'tlsv1.2 tlsv1.3',
        ),
        line(
          'ciphers',
          'HIGH',
          'DEFAULT',
          'nonsense',
          'HIGH:nonsense',
          '!ALL',
          'TLS_AES_128_GCM_SHA256',
          'ECDHE-ECDSA-AES128-GCM-SHA256',
          '@SECLEVEL=3:HIGH',
          'ALL:@SECLEVEL=0',
          'HIGH MEDIUM',
          '-HIGH',
          'kRSA',
          'NULL',
        ),
        line(
          'ciphers_tls1.3',
          'TLS_AES_128_GCM_SHA256',
          'nonsense',
          'TLS_AES_128_GCM_SHA256:nonsense',
          'HIGH',
          ':',
          'tls_aes_128_gcm_sha256',
        ),
        line('dhparamfile', 'nope', 'acl', 'assets/certs/ca.crt', 'data'),
        line('protocol', 'websockets', 'mqtt'),
        line('tls_engine', 'nope', 'dynamic'),
        line('tls_keyform', 'pem', 'engine'),
        line('tls_engine_kpass_sha1', '0123456789abcdef0123456789abcdef01234567'),
        line('use_subject_as_username', 'true'),
      ],
      3,
    ),
  );
}
