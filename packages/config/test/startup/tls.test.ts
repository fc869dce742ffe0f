import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pemInspector } from '../../src/startup/pem-inspector.js';
import { assetText, certificates, refusals, remarks, start } from './support.js';

const server = assetText('server.crt');
const authority = assetText('ca.crt');
const key = assetText('server.key');
const list = assetText('crl.pem');
const secret = createPrivateKey(key);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;

const has = {
  ...certificates,
  text: 'nothing of the kind\n',
  empty: '',
  'both.pem': key + server,
  'chain.crt': `words before\n${server}${authority}words after\n`,
  'crlf.crt': server.replaceAll('\n', '\r\n'),
  'bom.crt': `\ufeff${server}`,
  'indented.crt': server.replaceAll('\n', '\n '),
  'cut.crt': server.slice(0, 300),
  'damaged.crt': server.replace(/\n.{8}/, '\nAAAAAAAA'),
  'damaged-chain.crt': server + authority.replace(/\n.{8}/, '\nAAAAAAAA'),
  'with-crl.crt': authority + list,
  'two.crl': list + list,
  'encrypted.key': secret.export({ ...pkcs8, cipher: 'aes-256-cbc', passphrase: 'x' }),
  'rsa.key': rsa.export(pkcs8),
  'dh512.pem': `-----BEGIN DH PARAMETERS-----
MEYCQQDQ0zK/2YZsIq++yZfl+Wg1EDZqboZpj9tPjR/CWgKKE9aYIr8c5GPhX1H9
HG4d7qlqdpM54wmhqu2gXNexnAZfAgEC
-----END DH PARAMETERS-----
`,
};

const pair = 'listener 8883\ncertfile server.crt\nkeyfile server.key\n';
const withCa = `${pair}cafile ca.crt\n`;
const modern = ['1.6.15', '2.0.11', '2.0.22', '2.1.2'];
const all = ['1.4.0', '1.5.11', ...modern];

describe('half a set', () => {
  it('is plaintext before 2.0.21', () => {
    const half = 'listener 8883\ncertfile server.crt\ncafile ca.crt\nciphers nonsense\n';
    for (const release of ['1.4.0', '1.6.15', '2.0.11', '2.0.20']) {
      expect(refusals(release, half, { has })).toEqual([]);
      expect(remarks(release, half, { has })).toContain('incomplete-tls');
    }
    expect(refusals('2.0.21', half, { has })).toEqual(['incomplete-tls']);
  });

  it('needs no CA from 2.0', () => {
    const mismatch = 'listener 8883\ncertfile server.crt\nkeyfile client.key\n';
    expect(refusals('1.6.15', mismatch, { has })).toEqual([]);
    expect(refusals('2.0.0', mismatch, { has })).toEqual(['key-mismatch']);
  });
});

describe('certificates and keys', () => {
  it.each([
    ['server.crt', 'server.key', []],
    ['both.pem', 'both.pem', []],
    ['chain.crt', 'server.key', []],
    ['crlf.crt', 'server.key', []],
    ['bom.crt', 'server.key', []],
    ['indented.crt', 'server.key', ['certfile-unusable']],
    ['cut.crt', 'server.key', ['certfile-unusable']],
    ['damaged.crt', 'server.key', ['certfile-unusable']],
    ['damaged-chain.crt', 'server.key', ['certfile-unusable']],
    ['server.key', 'server.key', ['certfile-unusable']],
    ['nope', 'server.key', ['certfile-unusable']],
    ['server.crt', 'server.crt', ['keyfile-unusable']],
    ['server.crt', 'nope', ['keyfile-unusable']],
    ['server.crt', 'client.key', ['key-mismatch']],
    ['server.crt', 'rsa.key', ['key-mismatch']],
    ['server.crt', 'encrypted.key', ['keyfile-encrypted']],
    ['nope', 'nope', ['certfile-unusable', 'keyfile-unusable']],
  ])('%s with %s', (certificate, keyFile, expected) => {
    const text = `listener 8883\ncafile ca.crt\ncertfile ${certificate}\nkeyfile ${keyFile}\n`;
    for (const release of all) expect(refusals(release, text, { has })).toEqual(expected);
  });

  it.each([
    ['ca.crt', []],
    ['with-crl.crt', []],
    ['crl.pem', []],
    ['chain.crt', []],
    ['ca.key', ['cafile-unusable']],
    ['empty', ['cafile-unusable']],
    ['damaged-chain.crt', ['cafile-unusable']],
    ['nope', ['cafile-unusable']],
  ])('cafile %s', (file, expected) => {
    for (const release of all)
      expect(refusals(release, `${pair}cafile ${file}\n`, { has })).toEqual(expected);
  });

  it('takes any `capath`', () => {
    expect(refusals('2.1.2', `${pair}capath nowhere\n`, { has })).toEqual([]);
  });

  it('takes one CRL before 1.6.8, and later as many as there are', () => {
    expect(refusals('1.6.7', `${withCa}crlfile crl.pem\n`, { has })).toEqual([]);
    expect(refusals('1.6.7', `${withCa}crlfile two.crl\n`, { has })).toEqual(['crlfile-unusable']);
    expect(refusals('1.6.8', `${withCa}crlfile two.crl\n`, { has })).toEqual([]);
    expect(refusals('2.1.2', `${withCa}crlfile ca.crt\n`, { has })).toEqual(['crlfile-unusable']);
  });

  it('sees the shape of a file even without a TLS library', () => {
    const browser = { has, tls: pemInspector };
    expect(
      refusals('2.1.2', `listener 1\nuser root\ncertfile server.key\nkeyfile encrypted.key\n`, browser),
    ).toEqual(['certfile-unusable', 'keyfile-encrypted']);
    expect(refusals('2.1.2', `${pair}cafile empty\ncrlfile two.crl\nciphers nonsense\n`, browser)).toEqual([
      'cafile-unusable',
    ]);
  });

  it('leaves files of another machine alone', () => {
    const there = 'listener 8883\ncertfile /etc/c\nkeyfile /etc/k\ncafile /etc/a\n';
    const files = { ...has, '/etc/c': 'unknown', '/etc/k': 'unknown', '/etc/a': 'unknown' } as const;
    expect(refusals('2.1.2', there, { has: files })).toEqual([]);
    expect(remarks('2.1.2', there, { has: files }).filter((code) => code === 'file-not-here')).toHaveLength(
      3,
    );
  });

  it('must be readable for the user that the broker turns into', () => {
    const status = { kind: 'file', mode: 0o600, uid: 0, gid: 0 } as const;
    const files = { ...has, 'server.key': { content: key, status } };
    for (const release of ['2.0.0', '2.0.11', '2.1.2']) {
      expect(refusals(release, pair, { has: files })).toEqual(['file-only-for-root']);
      expect(refusals(release, `user root\n${pair}`, { has: files })).toEqual([]);
      expect(refusals(release, pair, { has: files, root: false })).toEqual([]);
    }
    const browsers = `listener 1883\n${pair.replace('\n', '\nprotocol websockets\n')}`;
    expect(refusals('2.0.22', browsers, { has: files })).toEqual(['file-only-for-root']);
    expect(refusals('1.6.15', withCa, { has: files })).toEqual([]);
  });
});

describe('the TLS context', () => {
  it.each([
    ['1.4.0', 'tlsv1', []],
    ['1.4.0', 'tlsv1.3', ['tls-version-unknown']],
    ['1.5.0', 'nonsense', []],
    ['1.6.0', 'tlsv1', ['tls-version-unknown']],
    ['1.6.0', 'tlsv1.3', []],
    ['2.1.2', 'TLSv1.2', ['tls-version-unknown']],
    ['2.1.2', 'tlsv1.1', []],
  ])('%s with tls_version %s', (release, version, expected) => {
    expect(refusals(release, `${withCa}tls_version ${version}\n`, { has })).toEqual(expected);
  });

  it.each([
    ['HIGH', true],
    ['HIGH:nonsense', true],
    ['TLS_AES_256_GCM_SHA384:HIGH', true],
    ['ECDHE-ECDSA-AES128-GCM-SHA256', true],
    ['nonsense', false],
    ['TLS_AES_256_GCM_SHA384', false],
    ['!ALL', false],
  ])('ciphers %s', (ciphers, good) => {
    for (const release of all) {
      expect(refusals(release, `${withCa}ciphers ${ciphers}\n`, { has })).toEqual(
        good ? [] : ['ciphers-unknown'],
      );
    }
  });

  it.each([
    ['TLS_AES_256_GCM_SHA384', true],
    ['nonsense : TLS_AES_128_GCM_SHA256', true],
    ['nonsense', false],
    ['tls_aes_256_gcm_sha384', false],
    ['TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256', false],
  ])('ciphers_tls1.3 %s', (suites, good) => {
    expect(refusals('2.0.22', `${pair}ciphers_tls1.3 ${suites}\n`, { has })).toEqual(
      good ? [] : ['ciphers-unknown'],
    );
  });

  it('wants Diffie-Hellman parameters that are long enough, until 2.1', () => {
    for (const file of ['nope', 'ca.crt', 'dh512.pem']) {
      expect(refusals('1.6.0', `${withCa}dhparamfile ${file}\n`, { has })).toEqual(['dhparamfile-unusable']);
      expect(refusals('2.1.2', `${withCa}dhparamfile ${file}\n`, { has })).toEqual([]);
    }
    expect(refusals('2.0.22', `${pair}dhparamfile dh512.pem\nciphers ALL:@SECLEVEL=0\n`, { has })).toEqual(
      [],
    );
  });

  it('checks all of it before the files', () => {
    const text =
      'listener 8883\ncafile nope\ncertfile nope\nkeyfile nope\ntls_version x\nciphers x\ndhparamfile nope\n';
    expect(refusals('2.0.22', text)).toEqual([
      'tls-version-unknown',
      'ciphers-unknown',
      'dhparamfile-unusable',
      'cafile-unusable',
      'certfile-unusable',
      'keyfile-unusable',
    ]);
  });
});

describe('pre-shared keys', () => {
  it('need a context too', () => {
    expect(refusals('1.6.15', 'listener 8883\npsk_hint h\nciphers nonsense\n')).toEqual(['ciphers-unknown']);
    expect(refusals('2.1.2', `listener 8883\npsk_hint ${'h'.repeat(256)}\n`)).toEqual([]);
    expect(refusals('2.1.2', `listener 8883\npsk_hint ${'h'.repeat(257)}\n`)).toEqual(['psk-hint-too-long']);
  });

  it('are not looked at beside a certificate until 2.0.11', () => {
    const text = `${pair}psk_hint ${'h'.repeat(257)}\n`;
    expect(refusals('2.0.11', text, { has })).toEqual([]);
    expect(refusals('2.0.12', text, { has })).toEqual(['psk-hint-too-long']);
  });
});

describe('engines', () => {
  it.each([
    ['1.6.4', 'tls_keyform engine\n', ['key-not-loaded']],
    ['1.6.5', 'tls_keyform engine\n', []],
    ['1.6.15', 'tls_engine foo\n', ['engine-missing']],
    ['2.0.6', 'tls_engine pkcs11\n', []],
    ['2.0.7', 'tls_engine pkcs11\n', ['key-not-loaded']],
    ['2.0.15', 'tls_engine pkcs11\n', ['key-not-loaded']],
    ['2.0.16', 'tls_engine pkcs11\n', []],
    ['2.0.15', 'tls_engine pkcs11\ntls_keyform engine\n', []],
  ])('%s %j', (release, text, expected) => {
    expect(refusals(release, withCa + text, { has })).toEqual(expected);
  });

  // Those of other software may be there, and from 2.1 it depends on the build.
  it.each([
    ['2.0.16', 'tls_engine pkcs11\n', 'unknown'],
    ['2.0.16', 'tls_engine foo\n', 'startup'],
    ['2.1.2', 'tls_engine foo\n', 'unknown'],
    ['2.1.2', 'tls_engine foo\ntls_keyform engine\n', 'unknown'],
    ['2.1.2', 'tls_engine foo\ncrlfile nowhere\n', 'startup'],
  ] as const)('cannot tell: %s %j', (release, text, expected) => {
    expect(start(release, withCa + text, { has }).outcome).toBe(expected);
  });
});

describe('websockets by libwebsockets', () => {
  const half = (release: string, text: string) =>
    remarks(release, `listener 1883\nlistener 9001\nprotocol websockets\n${text}`, { has });

  it.each([
    ['1.6.15', 'certfile server.crt\n', ['incomplete-tls']],
    ['2.0.20', 'cafile ca.crt\n', ['incomplete-tls']],
    ['1.6.15', 'certfile server.crt\nkeyfile server.key\n', []],
    ['2.0.22', 'cafile ca.crt\ncapath .\ncertfile server.crt\nkeyfile server.key\n', ['websockets-capath']],
  ])('%s reports half of %j', (release, text, expected) => {
    expect(half(release, text)).toEqual(expected);
  });

  const ws = (text: string) =>
    refusals('2.0.11', `listener 1883\nlistener 9001\nprotocol websockets\n${text}`, { has });

  it.each([
    ['certfile server.crt\nkeyfile server.key\n', []],
    [
      'certfile server.crt\nkeyfile server.key\ncafile nope\nciphers nonsense\ntls_version x\ncrlfile nope\n',
      [],
    ],
    ['certfile nope\n', []],
    ['cafile nope\n', []],
    ['keyfile server.key\n', ['incomplete-tls']],
    ['certfile nope\nkeyfile server.key\n', ['certfile-unusable']],
    ['certfile server.crt\nkeyfile nope\n', ['keyfile-unusable']],
    ['certfile server.crt\nkeyfile encrypted.key\n', ['keyfile-unusable']],
    ['certfile server.crt\nkeyfile client.key\n', ['key-mismatch']],
    ['certfile server.crt\nkeyfile rsa.key\n', []],
  ])('%j', (text, expected) => {
    expect(ws(text)).toEqual(expected);
  });
});
