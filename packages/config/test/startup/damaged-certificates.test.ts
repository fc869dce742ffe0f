import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeTls } from '../../src/node/node-tls.js';
import { certificateFacts } from '../../src/startup/x509.js';

const pem = (name: string) => readFileSync(new URL(`../../../../fixtures/certs/${name}`, import.meta.url));
const key = pem('server.key');

/** The bytes of the first block, and a block of other bytes. */
const der = (text: Buffer) => Buffer.from(text.toString().replace(/-----[^-]+-----/g, ''), 'base64');
const block = (bytes: Uint8Array, label: string) =>
  Buffer.from(
    `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`,
  );

const whole = der(pem('server.crt'));

/** Asks all that is asked of a file. */
function ask(file: Uint8Array): void {
  nodeTls.authorities(file);
  nodeTls.certificate(file, 2);
  nodeTls.key(file);
  nodeTls.pair(file, key);
  nodeTls.pair(file, file);
  nodeTls.revocationLists(file);
}

it('a certificate with a key of an unknown kind is not valid', () => {
  // The object identifier of keys on elliptic curves, with another last part.
  const at = whole.indexOf(Buffer.from('2a8648ce3d0201', 'hex'));
  expect(at).toBeGreaterThan(0);
  const damaged = Buffer.from(whole);
  damaged[at + 6] = 0x7f;
  expect(nodeTls.certificate(block(damaged, 'CERTIFICATE'), 2)).toBe('unreadable');
  expect(nodeTls.pair(block(damaged, 'CERTIFICATE'), key)).toBeUndefined();
});

it('whatever bytes are damaged, every question has an answer', () => {
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(damage, fc.constantFrom('CERTIFICATE', 'X509 CRL', 'PRIVATE KEY'), (changes, label) => {
      const damaged = Buffer.from(whole);
      for (const [at, byte] of changes) damaged[at] = byte;
      ask(block(damaged, label));
      certificateFacts(damaged);
    }),
    { numRuns: 300 },
  );
});
