import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFacts } from '@mosquitto-conf/config/internal';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import { makeCertificates } from '../../src/material/certificates.js';
import { identifier, integer, octets, time } from '../../src/material/der.js';

const folder = mkdtempSync(join(tmpdir(), 'mosquitto-test-certificates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOUSE = makeCertificates({
  ca: { is: 'authority' },
  other: { is: 'authority', name: 'Other' },
  server: { is: 'server' },
  alice: {},
  old: { expired: true },
  lost: { revoked: true },
  guest: { by: 'other' },
});
const certificate = (name: string) => new X509Certificate(HOUSE.get(name)!.certificate);

describe('certificates that are made for tests', () => {
  test.each([
    ['ca', 'ca', true],
    ['other', 'other', true],
    ['server', 'ca', true],
    ['alice', 'ca', true],
    ['lost', 'ca', true],
    ['guest', 'other', true],
    ['alice', 'other', false],
    ['guest', 'ca', false],
  ])('%s is signed by %s: %s', (name, by, expected) => {
    expect(certificate(name).verify(certificate(by).publicKey)).toBe(expected);
    expect(certificate(name).checkIssued(certificate(by))).toBe(expected);
  });

  test('each has the key that belongs to it', () => {
    for (const [name, { key }] of HOUSE)
      expect(certificate(name).checkPrivateKey(createPrivateKey(key)), name).toBe(true);
  });

  test('only an authority may sign others', () => {
    expect([...HOUSE.keys()].filter((name) => certificate(name).ca).toSorted()).toEqual(['ca', 'other']);
  });

  test('a server is for this host', () => {
    expect(certificate('server').subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1');
    expect(certificate('server').keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(certificate('alice').keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(certificate('alice').subjectAltName).toBeUndefined();
  });

  test('only one that has expired is no longer valid', () => {
    const isOver = (name: string) => Date.parse(certificate(name).validTo) < Date.now();
    expect([...HOUSE.keys()].filter(isOver)).toEqual(['old']);
  });

  test.each(['Doe, Jane', 'a+b', 'ø', '#1', 'x'.repeat(300), ''])('the common name %j', (name) => {
    const made = makeCertificates({ one: { name } }).get('one')!;
    const { subject } = certificateFacts(new X509Certificate(made.certificate).raw)!;
    expect(subject).toBe(`CN=${name}`);
    expect(made.commonName).toBe(name);
  });

  test('the subject is what a client with it is called, as RFC 2253 writes it', () => {
    const subjectOf = (name: string) => makeCertificates({ one: { name } }).get('one')!.subject;
    expect(subjectOf('alice')).toBe('CN=alice');
    expect(subjectOf('Doe, Jane')).toBe('CN=Doe\\, Jane');
    expect(subjectOf('ø')).toBe('CN=\\C3\\B8');
  });

  test.skipIf(!needs('openssl'))('openssl finds nothing wrong with them', () => {
    for (const [name, made] of HOUSE) {
      writeFileSync(join(folder, `${name}.crt`), made.certificate);
      if (made.revocations) writeFileSync(join(folder, `${name}.crl`), made.revocations);
    }
    const verify = (...args: readonly string[]) => {
      const { status, stderr } = spawnSync('openssl', ['verify', '-x509_strict', ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      return status === 0 ? 'OK' : (/error \d+ at \d+ depth lookup: (.*)/.exec(stderr)?.[1] ?? stderr);
    };
    const withLists = ['-crl_check', '-CRLfile', 'ca.crl', '-CAfile', 'ca.crt'];
    expect(verify('-CAfile', 'ca.crt', '-purpose', 'sslclient', 'alice.crt')).toBe('OK');
    expect(verify(...withLists, '-purpose', 'sslserver', '-verify_hostname', 'localhost', 'server.crt')).toBe(
      'OK',
    );
    expect(verify(...withLists, 'alice.crt')).toBe('OK');
    expect(verify(...withLists, 'lost.crt')).toBe('certificate revoked');
    expect(verify(...withLists, 'old.crt')).toBe('certificate has expired');
    expect(verify('-CAfile', 'ca.crt', 'guest.crt')).toBe('unable to get local issuer certificate');
    // An empty list is one too.
    expect(verify('-crl_check', '-CRLfile', 'other.crl', '-CAfile', 'other.crt', 'guest.crt')).toBe('OK');
  });
});

describe('DER', () => {
  test.each([
    [integer(Buffer.of(0)), '020100'],
    [integer(Buffer.of(127)), '02017f'],
    [integer(Buffer.of(128)), '02020080'],
    [integer(Buffer.of(0, 0, 1)), '020101'],
    [identifier('1.2.840.113549'), '06062a864886f70d'],
    [identifier('2.5.29.15'), '0603551d0f'],
    [time(new Date('2049-12-31T23:59:59.999Z')), `170d${Buffer.from('491231235959Z').toString('hex')}`],
    [time(new Date('2050-01-01T00:00:00.000Z')), `180f${Buffer.from('20500101000000Z').toString('hex')}`],
  ])('%#: as X.690 writes it', (der, expected) => {
    expect(der.toString('hex')).toBe(expected);
  });

  test.each([
    [0, '0400'],
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_536, '0483010000'],
  ])('a content of %i bytes', (length, expected) => {
    expect(octets(Buffer.alloc(length)).toString('hex', 0, expected.length / 2)).toBe(expected);
  });

  test('a serial number comes back as it is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 200n }), (number) => {
        const hex = number.toString(16);
        const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
        const der = integer(bytes);
        expect(der[1]).toBe(der.length - 2);
        expect(BigInt(`0x${der.toString('hex', 2)}`)).toBe(number);
        // Positive, and with no byte that is not needed.
        expect(der[2]! < 0x80 && (der.length === 3 || der[2] !== 0 || der[3]! >= 0x80)).toBe(true);
      }),
    );
  });
});
