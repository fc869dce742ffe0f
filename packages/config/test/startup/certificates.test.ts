import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pemBlocks } from '../../src/startup/pem.js';
import { certificateFacts } from '../../src/startup/x509.js';
import { certificates, start } from './support.js';

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../../fixtures/certs/${name}`, import.meta.url)));
}

const TLS = 'listener 8883\nallow_anonymous true\ncafile ca.crt\ncertfile server.crt\nkeyfile server.key\n';

test('the certificates of listeners and bridges come with their facts', () => {
  const { certificates: found, configuration } = start('2.1.2', TLS, { has: certificates });
  expect(found.map(({ setting, authority, index }) => [setting.directive.name, authority, index])).toEqual([
    ['cafile', true, 0],
    ['certfile', false, 0],
  ]);
  const [ca, server] = found;
  expect(ca).toMatchObject({ selfIssued: true, mayIssue: true, owner: configuration.listeners[0] });
  expect(server).toMatchObject({ selfIssued: false, mayIssue: false, issuer: ca!.subject });
  expect(server!.notAfter.getTime()).toBeGreaterThan(server!.notBefore.getTime());
});

test('a certificate is read as openssl shows it', () => {
  const der = pemBlocks(fixture('expired.crt'))[0]!.der!;
  expect(certificateFacts(der)).toEqual({
    subject: 'CN=localhost, O=Fixtures',
    issuer: 'CN=Fixture authority, O=Fixtures',
    names: ['localhost', 'broker.example', '127.0.0.1', '0:0:0:0:0:0:0:1'],
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2021-01-01T00:00:00Z'),
    selfIssued: false,
    mayIssue: false,
  });
  const ca = certificateFacts(pemBlocks(fixture('ca.crt'))[0]!.der!);
  expect(ca).toMatchObject({ mayIssue: true, notAfter: new Date('2120-01-01T00:00:00Z') });
});

test('whatever the bytes are, reading them ends', () => {
  const der = pemBlocks(fixture('server.crt'))[0]!.der!;
  for (let at = 0; at < der.length; at++) {
    const damaged = der.slice();
    damaged[at] = 0xff;
    certificateFacts(damaged);
    certificateFacts(der.subarray(0, at));
  }
  expect(certificateFacts(new Uint8Array())).toBeUndefined();
});

test('the time is the one handed in', () => {
  const now = new Date('2031-02-03');
  expect(start('2.1.2', TLS, { has: certificates, now }).now).toBe(now);
});

test('access files come with the listeners they are for', () => {
  const has = { acl: 'topic read a\n', passwd: '' };
  const shared = start('2.1.2', 'listener 1883\nlistener 1884\nacl_file acl\npassword_file passwd\n', {
    has,
  });
  expect(shared.access).toHaveLength(1);
  expect(shared.access[0]?.listeners).toHaveLength(2);
  expect(shared.access[0]?.acl?.anonymous).toHaveLength(1);
  expect(shared.report.documents.get('acl')?.text).toBe(has.acl);
  const own = start('2.1.2', 'per_listener_settings true\nlistener 1883\nacl_file acl\nlistener 1884\n', {
    has,
  });
  expect(own.access.map(({ acl }) => acl?.path)).toEqual(['acl', undefined]);
});

test('permissions of a copy do not count, those of the real machine do', () => {
  const status = { kind: 'file', mode: 0o644, uid: 1, gid: 1 } as const;
  const key = { content: certificates['server.key'] as Uint8Array, status };
  const codes = (file: typeof key | Uint8Array) =>
    start('2.1.2', TLS, { has: { ...certificates, 'server.key': file } }).report.remarks.map(
      ({ code }) => code,
    );
  expect(codes(key)).toContain('private-key-readable');
  expect(codes(key.content)).not.toContain('private-key-readable');
});

// Measured with 2.0.11 and 2.1.2.
test('a PEM file is read as OpenSSL reads it', () => {
  const whole = new TextDecoder('latin1').decode(fixture('server.crt'));
  const { der } = pemBlocks(fixture('server.crt'))[0]!;
  const read = (text: string) => pemBlocks(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))[0]?.der;
  const at = whole.indexOf('\n') + 10;
  const inserted = (text: string) => whole.slice(0, at) + text + whole.slice(at);
  for (const text of [
    inserted(' '),
    inserted(' \t '),
    inserted('\n'),
    whole.replaceAll('\n', '\r\n'),
    whole.replaceAll('\n', ' \f\x80\xff\n'),
    whole.replaceAll('\n', '\0\n'),
    whole.replaceAll('\n', '\0this is not read\n'),
    whole.replace('\n-----END', '-\n-----END'),
    `\xef\xbb\xbf${whole}`,
  ])
    expect(read(text), JSON.stringify(text)).toEqual(der);
  for (const text of [
    inserted('\0'),
    inserted('\f'),
    inserted('\x80'),
    inserted('-'),
    inserted('===='),
    `${whole.slice(0, at)}=${whole.slice(at + 1)}`,
    whole.slice(0, at) + whole.slice(at + 1),
    whole.replace('-----END', '-----ENDS'),
  ])
    expect(read(text), JSON.stringify(text)).toBeUndefined();
});
