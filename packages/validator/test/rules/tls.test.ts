import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOON, SOON_KEY, TLS_FILES } from '../../src/examples/example-files.js';
import { fixed, lines, reports } from './findings.js';

const files = TLS_FILES;
const TLS = 'certfile server.crt\nkeyfile server.key\n';

reports('ca-without-certificate-check', [
  ['certificates are not asked for', [4], `listener 8883\n${TLS}cafile ca.crt\n`, { files }],
  ['they are', [], `listener 8883\n${TLS}cafile ca.crt\nrequire_certificate true\n`, { files }],
  ['without TLS', [], 'listener 1883\ncafile ca.crt\n', { files, target: '2.0.20' }],
  ['1.6 needs the CA for TLS', [], `listener 8883\n${TLS}cafile ca.crt\n`, { files, target: '1.6.15' }],
  ['a folder of CAs', [4], `listener 8883\n${TLS}capath .\n`, { files }],
]);

reports('certificate-not-checked', [
  ['without TLS', [2], 'listener 1883\nrequire_certificate true\n'],
  ['switched off', [], 'listener 1883\nrequire_certificate false\n'],
  ['without a CA', [4], `listener 8883\n${TLS}require_certificate true\n`, { files }],
  ['with a CA', [], `listener 8883\n${TLS}require_certificate true\ncafile ca.crt\n`, { files }],
  ['with a folder of CAs', [], `listener 8883\n${TLS}require_certificate true\ncapath .\n`, { files }],
  ['1.6 has no TLS then', [], `listener 8883\n${TLS}require_certificate true\n`, { files, target: '1.6.15' }],
  ['with keys', [], 'listener 8883\nrequire_certificate true\npsk_hint a\n'],
]);

reports('tls-on-plain-port', [
  ['port 1883', [2], `listener 1883\n${TLS}`, { files }],
  ['port 8883', [], `listener 8883\n${TLS}`, { files }],
  ['keys on port 1883', [2], 'listener 1883\npsk_hint a\npsk_file keys\n', { files: { keys: 'a:01\n' } }],
  ['no TLS on port 1883', [], 'listener 1883\n'],
]);

reports('tls-port-in-clear', [
  ...[443, 8084, 8883, 8884].map((port) => [`port ${port}`, [1], `listener ${port}\n`] as const),
  ['port 8885', [], 'listener 8885\n'],
  ['with TLS', [], `listener 8883\n${TLS}`, { files }],
  ['half of TLS is reported as such', [], 'listener 8883\ncafile ca.crt\n', { files }],
  ['on this machine', [], 'listener 8883 localhost\n'],
  ['behind a proxy', [], 'listener 8883\nenable_proxy_protocol 1\n'],
  ['a bridge in clear', [2], 'connection a\naddress a.lan:8883\ntopic a\n'],
  ['a bridge with TLS', [], 'connection a\naddress a.lan:8883\ntopic a\nbridge_cafile ca.crt\n', { files }],
  ['a bridge to another port', [], 'connection a\naddress a.lan:8885\ntopic a\n'],
]);

const ciphers = (list: string) => `listener 8883\n${TLS}ciphers ${list}\n`;

reports('weak-ciphers', [
  ['no encryption', [4], ciphers('HIGH:NULL-SHA256'), { files }],
  ['no encryption with ECDHE', [4], ciphers('HIGH:ECDHE-RSA-NULL-SHA'), { files }],
  ['no authentication', [4], ciphers('HIGH:aNULL'), { files }],
  ['RC4', [4], ciphers('HIGH:RC4-SHA'), { files }],
  ['3DES', [4], ciphers('HIGH:3DES'), { files }],
  ['moved to the end', [4], ciphers('HIGH:+3DES'), { files }],
  ['left out by an exclamation mark', [], ciphers('HIGH:!3DES:!aNULL'), { files }],
  ['left out by a dash', [], ciphers('HIGH:-3DES'), { files }],
  ['the levels above 0', [], ciphers('HIGH:@SECLEVEL=1'), { files }],
  ['level 0', [4], ciphers('HIGH:@SECLEVEL=0'), { files }],
  ['separated by blanks', [4], ciphers('HIGH 3DES'), { files }],
  [
    'in a bridge',
    [5],
    'connection a\naddress a.lan:8883\ntopic a\nbridge_cafile ca.crt\nbridge_ciphers HIGH:3DES\n',
    { files },
  ],
]);

/** A certificate from 1 July 2025 to 30 June 2026, on another day. */
const on = (now: string) => ({ files: { 'server.crt': SOON, 'server.key': SOON_KEY }, machine: { now } });

reports('certificate-expires-soon', [
  ['31 days before', [], `listener 8883\n${TLS}`, on('2026-05-30T00:00:00Z')],
  ['29 days before', [2], `listener 8883\n${TLS}`, on('2026-06-02T00:00:00Z')],
  ['afterwards it is expired', [], `listener 8883\n${TLS}`, on('2026-07-02T00:00:00Z')],
]);

reports('certificate-expired', [
  ['the day before', [], `listener 8883\n${TLS}`, on('2026-06-29T00:00:00Z')],
  ['afterwards', [2], `listener 8883\n${TLS}`, on('2026-07-02T00:00:00Z')],
  ['before its first day', [2], `listener 8883\n${TLS}`, on('2025-06-29T00:00:00Z')],
  ['on its second day', [], `listener 8883\n${TLS}`, on('2025-07-02T00:00:00Z')],
]);

reports('certificate-is-own-authority', [
  ['a certificate of another authority', [], `listener 8883\n${TLS}cafile server.crt\n`, { files }],
]);

describe('tls-files-swapped', () => {
  const LINES = [
    ['cafile', 'ca.crt'],
    ['certfile', 'server.crt'],
    ['keyfile', 'server.key'],
  ] as const;
  const places = fc.record({
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    written: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    isBridge: fc.boolean(),
    protocol: fc.constantFrom('mqtt', 'websockets'),
    target: fc.constantFrom('1.4.15', '1.5.11', '1.6.15', '2.0.11', '2.0.22', '2.1.2'),
  });

  test('in whatever order the files are named, in a listener and in a bridge, the fix is the right one', () => {
    fc.assert(
      fc.property(places, ({ order, written, isBridge, protocol, target }) => {
        const head = isBridge
          ? 'connection a\naddress a.lan:8883\ntopic a out 1\n'
          : `listener 8883\nprotocol ${protocol}\nallow_anonymous true\n`;
        const text = (files: readonly number[]) =>
          head +
          written
            .map((line) => `${isBridge ? 'bridge_' : ''}${LINES[line]![0]} ${LINES[files[line]!]![1]}\n`)
            .join('');
        const right = text([0, 1, 2]);
        // 1.4.15 crashes as the bridge connects.
        const found = fixed('tls-files-swapped', text(order), { files, target });
        expect(found).toEqual(
          text(order) === right ? [] : [['Swap the files', !isBridge || target === '1.4.15', right]],
        );
      }),
    );
  });

  test.each([
    ['a key twice', 'certfile server.key\nkeyfile server.key\n'],
    ['the key of another certificate', 'certfile soon.key\nkeyfile server.crt\n'],
    ['a file that is missing', 'certfile server.key\nkeyfile nope.crt\n'],
    ['a CA file that is damaged', 'cafile damaged.crt\ncertfile server.key\nkeyfile server.crt\n'],
    ['only half a set', 'certfile server.key\ncafile server.crt\n'],
  ])('%s is something else', (_, text) => {
    const more = { ...files, 'soon.key': SOON_KEY, 'damaged.crt': 'x\n' };
    expect(fixed('tls-files-swapped', `listener 8883\n${text}`, { files: more })).toEqual([]);
  });

  test('the CA file is left alone where it is used, whatever it holds', () => {
    const text = 'cafile server.crt\ncertfile server.key\nkeyfile server.crt\n';
    expect(fixed('tls-files-swapped', `listener 8883\n${text}`, { files })).toEqual([
      ['Swap the files', true, `listener 8883\ncafile server.crt\ncertfile server.crt\nkeyfile server.key\n`],
    ]);
  });

  test('a bridge without TLS does not read its files', () => {
    const bridge = 'connection a\naddress a.lan:1883\ntopic a out 1\n';
    const text = `${bridge}bridge_certfile server.key\nbridge_keyfile server.crt\n`;
    expect(fixed('tls-files-swapped', text, { files })).toEqual([]);
    expect(lines('bridge-file-missing', `${bridge}bridge_certfile nope.crt\n`)).toEqual([]);
  });
});
