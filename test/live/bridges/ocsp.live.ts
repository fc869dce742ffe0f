import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.js';
import { ocspMaterial } from '../../support/ocsp-responses.js';
import { brokerToAsk } from '../installed.js';
import { type Kind, startOne } from './brokers.js';

const folder = mkdtempSync(join(tmpdir(), 'ocsp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { certificate, key, responses } = ocspMaterial(folder);

/** Whether the bridge of a broker sends a CONNECT to one that shows these certificates and this response. */
async function connects(kind: Kind, certificates: string, response: Buffer | null): Promise<boolean> {
  const server = createServer({ cert: certificates, key: key('localhost') });
  server.on('OCSPRequest', (_cert, _issuer, answer) => answer(null, response as Buffer));
  const result = new Promise<boolean>((resolve) => {
    server.on('tlsClientError', () => resolve(false));
    server.on('secureConnection', (socket: TLSSocket) => {
      socket.on('data', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('close', () => resolve(false));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const broker = await startOne(
    kind,
    brokerToAsk,
    await freePort(),
    `connection c\naddress localhost:${port}\ntopic # out\nbridge_cafile ${folder}/ca.crt\nbridge_require_ocsp true\n`,
  );
  try {
    return await result;
  } finally {
    await broker.stop();
    server.close();
  }
}

const cases = ['none', ...responses.keys()].flatMap((name) =>
  (['localhost', 'localhost, ca'] as const).map((shown) => ({ name, shown })),
);

describe('a bridge with bridge_require_ocsp', () => {
  it.each(cases)('connects or not: $name, certificates of $shown', async ({ name, shown }) => {
    const chain = shown.split(', ').map(certificate).join('');
    const response = responses.get(name) ?? null;
    const expected = await connects('real', chain, response);
    console.log(`${name}, ${shown}: ${expected}`);
    expect(await connects('own', chain, response)).toBe(expected);
  });
});
