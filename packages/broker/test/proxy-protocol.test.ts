import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { CorruptHeader, readBinaryHeader, readHeaderLine } from '../src/listeners/proxy-header.js';
import { boot } from './support/boot.js';
import { BINARY, frame, UPGRADE } from './support/raw-websocket.js';

const CONNECT = Buffer.from('\x10\x0d\0\x04MQTT\x04\x02\0\x3c\0\x01p', 'latin1');

interface HeaderParts {
  readonly command?: number;
  readonly family?: number;
  readonly body?: Buffer;
  readonly fields?: Buffer;
}

/** A header of version 2, by default of TCP over IPv4 from 1.2.3.4:1000. */
function binary({
  command = 0x21,
  family = 0x11,
  body = IPV4,
  fields = Buffer.alloc(0),
}: HeaderParts = {}): Buffer {
  const rest = Buffer.concat([body, fields]);
  const head = Buffer.from('\r\n\r\n\0\r\nQUIT\n\0\0\0\0', 'latin1');
  head[12] = command;
  head[13] = family;
  head.writeUInt16BE(rest.length, 14);
  return Buffer.concat([head, rest]);
}

const IPV4 = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 3, 232, 7, 208]);
const IPV6 = Buffer.from([...Array(15).fill(0), 1, ...Array(15).fill(0), 2, 0, 1, 0, 2]);
const bytes = (text: string) => Buffer.from(text, 'latin1');

function field(type: number, value: Buffer | string): Buffer {
  const content = typeof value === 'string' ? bytes(value) : value;
  return Buffer.concat([Buffer.from([type, content.length >> 8, content.length & 255]), content]);
}

/** What a proxy says of TLS: flags of the client, whether its certificate failed, and further fields. */
function ssl(client: number, verify: number, ...fields: Buffer[]): Buffer {
  return field(0x20, Buffer.concat([Buffer.from([client, 0, 0, 0, verify]), ...fields]));
}

const certs = resolve('fixtures/certs');

/** Listeners by what they expect; the names of the tests below say which. */
const text = `
listener 1881 127.0.0.1
enable_proxy_protocol 1
allow_anonymous true
listener 1882 127.0.0.1
enable_proxy_protocol 2
listener 1883 127.0.0.1
enable_proxy_protocol 2
proxy_protocol_v2_require_tls true
listener 1884 127.0.0.1
enable_proxy_protocol 2
require_certificate true
listener 1885 127.0.0.1
enable_proxy_protocol 2
require_certificate true
use_identity_as_username true
listener 1886 127.0.0.1
protocol websockets
enable_proxy_protocol 2
listener 1887 127.0.0.1
enable_proxy_protocol 1
certfile ${certs}/server.crt
keyfile ${certs}/server.key
`;

const log: string[] = [];
let broker: Broker;
beforeAll(async () => {
  const files = Object.fromEntries(
    ['server.crt', 'server.key'].map((name) => [
      `${certs}/${name}`,
      readFileSync(`${certs}/${name}`, 'utf8'),
    ]),
  );
  broker = await boot(text, {
    target: '2.1.2',
    files,
    log: { wants: () => true, write: (_kind, line) => void log.push(line) },
  });
});
afterAll(() => broker.close());

/** The first bytes of the answer, `closed` where the broker closes instead. */
function answer(stream: Duplex, sent: readonly Buffer[]): Promise<string> {
  return new Promise((done) => {
    stream.on('data', (part: Buffer) => {
      done(part.toString('latin1'));
      stream.destroy();
    });
    stream.on('close', () => done('closed'));
    stream.on('error', () => undefined);
    for (const part of sent) stream.write(part);
  });
}

function ask(listener: number, ...sent: readonly Buffer[]): Promise<string> {
  return answer(createConnection(broker.listener(1880 + listener).port, '127.0.0.1'), sent);
}

const ACCEPTED = '\x20\x02\0\0';

/** What Mosquitto 2.1.2 answered to each header with a CONNECT behind it: the address it logged, or nothing. */
const measured: readonly (readonly [
  name: string,
  listener: number,
  header: Buffer,
  address: string | undefined,
])[] = [
  ['a line for IPv4', 1, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 1000 2000\r\n'), '1.2.3.4:1000'],
  ['a line for IPv6', 1, bytes('PROXY TCP6 ::1 ::2 1000 2000\r\n'), '::1:1000'],
  ['a line for an unknown address', 1, bytes('PROXY UNKNOWN \r\n'), '127.0.0.1'],
  [
    'a line for an unknown address with more',
    1,
    bytes('PROXY UNKNOWN ffff:f...f:ffff 65535 65535\r\n'),
    '127.0.0.1',
  ],
  ['a line for an unknown address without a space', 1, bytes('PROXY UNKNOWN\r\n'), undefined],
  ['a line with port 0', 1, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 0 2000\r\n'), undefined],
  ['a line with half an address', 1, bytes('PROXY TCP4 1.2.3 5.6.7.8 10 2000\r\n'), undefined],
  ['a line with a word too many', 1, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 10 2000 x\r\n'), undefined],
  ['a line with spaces in pairs', 1, bytes('PROXY TCP4  1.2.3.4  5.6.7.8 10 2000\r\n'), '1.2.3.4:10'],
  ['a line with letters behind a port', 1, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 10x 2000\r\n'), '1.2.3.4:10'],
  ['a line with two spaces at its end', 1, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 10 20  \r\n'), undefined],
  ['a line with a space at its end', 1, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 10 20 \r\n'), '1.2.3.4:10'],
  ['a line with a zone', 1, bytes('PROXY TCP6 fe80::1%eth0 ::1 10 20\r\n'), undefined],
  ['an endless line', 1, bytes(`PROXY TCP4 ${'1'.repeat(200)}\r\n`), undefined],
  ['no line', 1, Buffer.alloc(0), undefined],
  ['another line', 1, bytes('x\r\n'), undefined],
  ['version 2 in place of 1', 1, binary(), undefined],
  ['version 1 in place of 2', 2, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 1000 2000\r\n'), undefined],
  ['IPv4', 2, binary(), '1.2.3.4:1000'],
  ['IPv6', 2, binary({ family: 0x21, body: IPV6 }), '::1:1'],
  [
    'a Unix socket',
    2,
    binary({ family: 0x31, body: bytes('/tmp/a'.padEnd(108, '\0') + '/tmp/b'.padEnd(108, '\0')) }),
    '/tmp/a:0',
  ],
  ['a short Unix socket', 2, binary({ family: 0x31, body: bytes('/tmp/a\0') }), '/tmp/a:0'],
  ['a health check', 2, binary({ command: 0x20, family: 0, body: Buffer.alloc(0) }), undefined],
  ['a health check with an address', 2, binary({ command: 0x20 }), '1.2.3.4:1000'],
  ['no address', 2, binary({ family: 0, body: Buffer.alloc(0) }), undefined],
  ['UDP', 2, binary({ family: 0x12 }), undefined],
  ['an unknown command', 2, binary({ command: 0x22 }), undefined],
  ['version 1 in binary', 2, binary({ command: 0x11 }), undefined],
  ['half an address', 2, binary({ body: bytes('123') }), undefined],
  ['more than 500 bytes', 2, binary({ fields: field(4, 'x'.repeat(600)) }), undefined],
  ['a field that means nothing', 2, binary({ fields: field(4, 'x'.repeat(60)) }), '1.2.3.4:1000'],
  ['a field that is cut off', 2, binary({ fields: bytes('\x04') }), undefined],
  ['a field that is longer than all', 2, binary({ fields: bytes('\x04\0\x50x') }), undefined],
  ['other bytes', 2, bytes('x'.repeat(30)), undefined],
  ['no TLS where it is required', 3, binary(), undefined],
  [
    'TLS where it is required',
    3,
    binary({ fields: ssl(1, 0, field(0x21, 'TLSv1.3'), field(0x23, 'AES')) }),
    '1.2.3.4:1000',
  ],
  ['a field on TLS that denies it', 3, binary({ fields: ssl(0, 1) }), '1.2.3.4:1000'],
  ['a short field on TLS', 3, binary({ fields: field(0x20, '\x01') }), undefined],
  ['a broken field on TLS', 3, binary({ fields: ssl(1, 0, bytes('\x21\0\x60x')) }), undefined],
  ['TLS without the certificate that is required', 4, binary({ fields: ssl(1, 0) }), undefined],
  ['a certificate', 4, binary({ fields: ssl(5, 0, field(0x22, 'cn')) }), '1.2.3.4:1000'],
  ['a certificate of an earlier connection', 4, binary({ fields: ssl(3, 0) }), undefined],
  ['a certificate that the proxy does not trust', 4, binary({ fields: ssl(5, 1) }), undefined],
  ['no TLS where a certificate is required', 4, binary(), undefined],
];

describe('a header of the PROXY protocol', () => {
  it.each(measured)('%s', async (_name, listener, header, address) => {
    log.length = 0;
    expect(await ask(listener, Buffer.concat([header, CONNECT]))).toBe(
      address === undefined ? 'closed' : ACCEPTED,
    );
    const line = log.find((said) => said.includes('New client connected from '));
    if (address === undefined) expect(line).toBeUndefined();
    else expect(line).toMatch(new RegExp(`New client connected from ${address}[: ]`));
  });

  // net__read finds no more than has arrived.
  it.each([
    ['a line', 1, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 10')],
    ['a line that ends with a line feed', 1, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 10 20\n')],
    ['a line that ends with a carriage return', 1, bytes('PROXY TCP4 1.2.3.4 5.6.7.8 10 20\r')],
    ['version 2 up to its length', 2, binary().subarray(0, 15)],
    ['version 2 up to the addresses', 2, binary().subarray(0, 16)],
  ])('closes the connection if it arrives in parts: %s', async (_name, listener, part) => {
    log.length = 0;
    expect(await ask(listener, part)).toBe('closed');
    expect(log).toContain('Client (null) [(null):0] disconnected: connection closed by client.');
  });

  it('of version 2 may arrive in parts within the addresses', async () => {
    const all = Buffer.concat([binary(), CONNECT]);
    const socket = createConnection(broker.listener(1882).port, '127.0.0.1');
    const answered = answer(socket, [all.subarray(0, 20)]);
    socket.once('ready', () => setTimeout(() => socket.write(all.subarray(20)), 50));
    expect(await answered).toBe(ACCEPTED);
  });

  it('names the user where the name in the certificate is the username', async () => {
    const named = binary({ fields: ssl(5, 0, field(0x22, 'ana')) });
    await ask(5, Buffer.concat([named, CONNECT]));
    expect(log.some((said) => said.includes("u'ana'"))).toBe(true);
    expect(await ask(5, Buffer.concat([binary({ fields: ssl(5, 0) }), CONNECT]))).toBe('\x20\x02\0\x04');
  });

  it('is before a request for a websocket', async () => {
    const request = bytes(UPGRADE);
    const socket = createConnection(broker.listener(1886).port, '127.0.0.1');
    const answered = answer(socket, [Buffer.concat([binary(), request])]);
    socket.once('data', () => socket.write(frame(BINARY, CONNECT)));
    expect(await answered).toMatch(/^HTTP\/1\.1 101 /);
    expect(await ask(6, bytes(UPGRADE))).toBe('closed');
  });

  it('is inside TLS', async () => {
    const { port } = broker.listener(1887);
    const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
    expect(await answer(socket, [bytes('PROXY TCP4 9.9.9.9 5.6.7.8 1000 2000\r\n'), CONNECT])).toBe(ACCEPTED);
    expect(log.some((said) => said.includes('connected from 9.9.9.9:1000'))).toBe(true);
  });
});

it('is read, awaited or refused, whatever the bytes, and never beyond its end', () => {
  const header = fc.oneof(
    fc.uint8Array({ maxLength: 700 }),
    fc.uint8Array({ maxLength: 40 }).map((tail) => Buffer.concat([binary(), tail])),
    fc.uint8Array({ maxLength: 60 }).map((value) => binary({ fields: field(0x20, Buffer.from(value)) })),
    fc.string({ maxLength: 120 }).map((tail) => bytes(`PROXY TCP4 ${tail}\r\n`)),
  );
  fc.assert(
    fc.property(header, (input) => {
      for (const read of [readHeaderLine, readBinaryHeader]) {
        try {
          expect(read(Buffer.from(input))?.length ?? 0).toBeLessThanOrEqual(input.length);
        } catch (error) {
          expect(error).toBeInstanceOf(CorruptHeader);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
