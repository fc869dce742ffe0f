import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ocspMaterial } from '../../../../test/support/ocsp-responses.js';
import { needs } from '../../../../test/support/real-parts.js';
import { readOcspResponse } from '../../src/bridge/ocsp/response.js';
import { type OcspFault, ocspFault } from '../../src/bridge/ocsp/verify.js';
import { bridged, connected } from '../support/bridged.js';

const folder = mkdtempSync(join(tmpdir(), 'ocsp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(needs('openssl'))('a bridge that requires an OCSP response', () => {
  const { certificate, key, responses } = ocspMaterial(folder);
  const one = (name: string) => new X509Certificate(certificate(name));
  const context = (sent = ['localhost']) => ({ sent: sent.map(one), trusted: [one('ca')], now: new Date() });
  const response = (name: string) => responses.get(name)!;

  // test/live/bridges/ocsp.live.ts plays them with the installed broker.
  it.each<[string, OcspFault | undefined]>([
    ['good', undefined],
    ['good, without certificates', 'untrusted'],
    ['good, by the key of the signer', undefined],
    ['good, without an end', undefined],
    ['good, of another certificate', undefined],
    ['good, of two certificates', undefined],
    ['good, with digests of SHA-256', undefined],
    ['good, with two digests', undefined],
    ['good, of a responder', undefined],
    ['good, of a responder, by its key, with SHA-512', undefined],
    ['good, of a responder, without its certificate', 'untrusted'],
    ['good, of a certificate without the purpose', 'untrusted'],
    ['good, of another CA', 'untrusted'],
    ['good, of the responder of another CA', 'untrusted'],
    ['good, of the certificate itself', 'untrusted'],
    ['revoked', 'revoked'],
    ['revoked and good', 'revoked'],
    ['unknown', 'unknown'],
    ['with more behind it', undefined],
    ['that is cut', 'damaged'],
    ['that is not one', 'damaged'],
    ['of a responder that has no answer', 'refused'],
  ])('response %s: %s', (name, fault) => {
    expect(ocspFault(response(name), context())).toBe(fault);
  });

  it('finds the signer among the certificates that the other broker sends', () => {
    expect(ocspFault(response('good, without certificates'), context(['localhost', 'ca']))).toBeUndefined();
  });

  it('accepts one up to five minutes after its time', () => {
    const short = response('good, for a minute');
    const end = readOcspResponse(short)!.statuses[0]!.nextUpdate!.getTime();
    const after = (seconds: number) => ({ ...context(), now: new Date(end + seconds * 1000) });
    expect(ocspFault(short, after(300))).toBeUndefined();
    expect(ocspFault(short, after(301))).toBe('expired');
  });

  it('never accepts one whose signed part is changed, and never fails', () => {
    const good = response('good');
    // From the tag of the time to the last status: what is signed of it.
    const from = good.indexOf(Buffer.from('180f', 'hex'));
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: from + 100 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const changed = Buffer.from(good);
          changed[at]! ^= change;
          expect(ocspFault(changed, context())).toBeDefined();
        },
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(ocspFault(Buffer.from(bytes), context())).toBeDefined();
      }),
    );
  });

  /** What a bridge says of a broker that sends this response, and whether anything was sent to that. */
  async function bridgeTo(name: string) {
    const server = createServer({ cert: certificate('localhost'), key: key('localhost') });
    let received = 0;
    server.on('OCSPRequest', (_certificate, _issuer, answer) => answer(null, response(name)));
    server.on('secureConnection', (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes: Buffer) => {
        received += bytes.length;
        socket.write(Buffer.from('20020000', 'hex'));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { broker } = await bridged(
      1,
      `topic # out\nbridge_cafile ${folder}/ca.crt\nbridge_require_ocsp true\n`,
      { bridges: { c: `mqtts://localhost:${port}` } },
    );
    return {
      broker,
      received: () => received,
      async [Symbol.asyncDispose]() {
        await broker.close();
        server.close();
      },
    };
  }

  it('connects with a good one', async () => {
    await using bridge = await bridgeTo('good');
    await connected(bridge.broker);
  });

  it('sends nothing to a broker whose certificate is revoked', async () => {
    await using bridge = await bridgeTo('revoked');
    const { broker, received } = bridge;
    if (broker.bridges[0]?.state === 'connecting')
      await broker.waitFor('bridge', ({ state }) => state === 'disconnected');
    expect(broker.bridges[0]?.reason).toBe(
      'the OCSP response of the other broker says that its certificate is revoked',
    );
    expect(received()).toBe(0);
  });
});
