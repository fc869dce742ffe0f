import { type Directive, findTarget, listenerPolicy } from '@mosquitto-conf/config';
import {
  cafile,
  capath,
  ciphers,
  ciphersTls13,
  crlfile,
  dhparamfile,
  disableClientCertDateChecks,
  pskHint,
  requireCertificate,
  tlsEngine,
  tlsEngineKpassSha1,
  tlsKeyform,
  tlsVersion,
} from '@mosquitto-conf/config/directives';
import { expect, test } from 'vitest';
import {
  EXPIRED,
  SELF_SIGNED,
  SELF_SIGNED_KEY,
  SERVER,
  TLS_FILES,
} from '../../src/examples/example-files.js';
import { read } from '../support.js';
import { allFindings } from './findings.js';

const files = {
  ...TLS_FILES,
  'server.crt': SELF_SIGNED,
  'server.key': SELF_SIGNED_KEY,
  'expired.crt': EXPIRED,
  'intermediate.crt': SERVER,
  keys: 'ana:0123\n',
};

/** Values of the directives, most of them such that a rule reports them where they have an effect. */
const VALUES = new Map<Directive, readonly string[]>([
  [cafile, ['ca.crt', 'server.crt', 'expired.crt', 'intermediate.crt', 'missing.crt']],
  [capath, ['/etc/ssl/certs']],
  [ciphers, ['HIGH:NULL-SHA256', 'NONE']],
  [ciphersTls13, ['NONE']],
  [crlfile, ['missing.crl', 'server.key']],
  [dhparamfile, ['missing.pem', 'server.key']],
  [disableClientCertDateChecks, ['true']],
  [pskHint, ['garden', 'long'.repeat(99)]],
  [requireCertificate, ['true']],
  [tlsEngine, ['missing']],
  [tlsEngineKpassSha1, ['0123456789abcdef0123456789abcdef01234567']],
  [tlsKeyform, ['engine']],
  [tlsVersion, ['tlsv1.1', 'tlsv1.3', 'newest']],
]);

/** Rules about lines that have no effect. */
const WITHOUT_EFFECT = ['deprecated-directive', 'tls-setting-ignored', 'websockets-capath'];

/** Other lines of the listener. */
const OTHERS = [
  '',
  'require_certificate true',
  'require_certificate true\ncafile ca.crt\nuse_identity_as_username true',
  'psk_file keys\nuse_identity_as_username true',
  'use_subject_as_username true',
];

test.each([
  ['1.6.15', 'websockets', 8],
  ['2.0.11', 'websockets', 8],
  ['2.0.22', 'websockets', 8],
  ['2.1.2', 'http_api', 13],
])('%s, %s: only one rule reports a line that has no effect', (target, protocol, count) => {
  const listener = `listener 1883\nlistener 8883\nprotocol ${protocol}\ncertfile server.crt\nkeyfile server.key`;
  const { configuration } = read({ 'mosquitto.conf': listener }, findTarget(target)!);
  const { ignoredTls } = listenerPolicy({ configuration, access: [] }, configuration.listeners.at(-1)!);
  expect(ignoredTls).toHaveLength(count);
  for (const directive of ignoredTls)
    for (const value of VALUES.get(directive)!)
      for (const others of OTHERS) {
        const line = `${directive.name} ${value}`;
        const rest = others.split('\n').filter((other) => !other.startsWith(`${directive.name} `));
        const text = [listener, line, ...rest].join('\n');
        const found = allFindings(text, { files, target })
          .filter(({ range }) => text.split('\n')[range.start.line] === line)
          .map(({ rule }) => rule)
          .filter((rule) => !WITHOUT_EFFECT.includes(rule));
        expect(found, text).toEqual([]);
      }
});
