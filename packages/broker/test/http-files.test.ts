import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { boot } from './support/boot.js';
import { makeSite } from './support/site.js';

const site = makeSite();
const beside = mkdtempSync(`${site.folder}-beside-`);
let broker: Broker;
beforeAll(async () => {
  writeFileSync(join(beside, 'secret.txt'), 'secret');
  mkdirSync(join(site.folder, 'deep'));
  writeFileSync(join(site.folder, 'deep', 'data.bin'), Buffer.from([0, 255]));
  writeFileSync(join(site.folder, 'ü %2e.txt'), 'odd');
  const text = `listener 9001 127.0.0.1\nprotocol websockets\nhttp_dir ${site.folder}\nallow_anonymous true\nlistener 1883 127.0.0.1\n`;
  broker = await boot(text, { files: site.files, target: '2.0.22' });
});
afterAll(async () => {
  await broker.close();
  rmSync(beside, { recursive: true });
  site[Symbol.dispose]();
});

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly length: string | undefined;
  readonly body: string;
}

/** Sends a request letter by letter as it is: browsers and libraries would tidy it up. */
async function ask(method: string, path: string, body = ''): Promise<Answer> {
  const socket = connect(broker.listeners[0]!.port, '127.0.0.1').setEncoding('latin1');
  const length = body ? `Content-Length: ${body.length}\r\n` : '';
  socket.write(
    `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${length}\r\n${body}`,
    'latin1',
  );
  let text = '';
  socket.on('data', (part: string) => {
    text += part;
  });
  await once(socket, 'close');
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end);
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
  return {
    status: Number(head.split(' ')[1]),
    type: header('content-type'),
    length: header('content-length'),
    body: Buffer.from(text.slice(end + 4), 'latin1').toString(),
  };
}

const own = (name: string) => readFileSync(join(site.folder, name), 'utf8');

describe('http_dir', () => {
  it.each([
    ['/', 'index.html', 'text/html'],
    ['/index.html', 'index.html', 'text/html'],
    ['/page.js', 'page.js', 'text/javascript'],
    ['/mqtt.min.js?v=5#top', 'mqtt.min.js', 'text/javascript'],
    ['/page.css', 'page.css', 'text/css'],
    ['/%70age.js', 'page.js', 'text/javascript'],
    ['/%C3%BC%20%252e.txt', 'ü %2e.txt', 'text/plain'],
    ['/deep/data.bin', 'deep/data.bin', 'application/octet-stream'],
    // What stays inside may be written as it likes.
    ['/deep/../page.css', 'page.css', 'text/css'],
    ['//page.css', 'page.css', 'text/css'],
  ])('GET %s', async (path, name, type) => {
    const body = own(name);
    const length = String(readFileSync(join(site.folder, name)).length);
    expect(await ask('GET', path)).toEqual({ status: 200, type, length, body });
    expect(await ask('HEAD', path)).toEqual({ status: 200, type, length, body: '' });
  });

  const name = beside.slice(beside.lastIndexOf('/') + 1);
  it.each([
    '/none.html',
    '/page.js/',
    '/PAGE.JS',
    '/deep/',
    // What shares the beginning of its name with the folder is not in it either.
    `/../${name}/secret.txt`,
    `/%2e%2e/${name}/secret.txt`,
    `/..%2f${name}%2fsecret.txt`,
    `/deep/../../${name}/secret.txt`,
    `/..\\${name}\\secret.txt`,
    `/%252e%252e/${name}/secret.txt`,
    `${beside}/secret.txt`,
    `/${beside}/secret.txt`,
    `http://x${beside}/secret.txt`,
    '/../../../../../../../../etc/passwd',
    '/page.js%00.html',
    '/%',
    '/%c3%28',
  ])('GET %s: there is nothing', async (path) => {
    const { status, body } = await ask('GET', path);
    expect([status, body]).toEqual([404, 'Not found\n']);
    expect(await ask('HEAD', path)).toMatchObject({ status: 404, body: '' });
  });

  it.each([
    ['a long name', 'a'.repeat(3000)],
    ['a deep one', 'a/'.repeat(1500)],
    ['a way out and out', `${'../'.repeat(900)}etc/passwd`],
  ])('%s is none', async (_, path) => {
    expect(await ask('GET', `/${path}`)).toMatchObject({ status: 404 });
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s changes nothing', async (method) => {
    const before = own('page.js');
    expect(await ask(method, '/page.js', 'other')).toMatchObject({ status: 405 });
    expect(own('page.js')).toBe(before);
  });

  it.each(['TRACE', 'NONSENSE', 'mqtt'])('%s is only refused', async (method) => {
    expect((await ask(method, '/page.js')).status).toBeGreaterThanOrEqual(400);
  });

  it('serves no file from outside, whatever the path', async () => {
    const pieces = [
      '..',
      '.',
      '',
      '/',
      '//',
      '\\',
      '%2e%2e',
      '%2F',
      '%5c',
      '%00',
      '%',
      '%c0%ae',
      '..;',
      '?',
      '#',
    ];
    const names = ['deep', 'page.js', 'index.html', name, 'secret.txt', 'tmp', 'etc', 'passwd', 'C:'];
    const path = fc
      .array(fc.tuple(fc.constantFrom(...pieces, ...names), fc.constantFrom('/', '', '%2f', '\\')), {
        maxLength: 12,
      })
      .map((parts) => `/${parts.flat().join('')}`);
    const inside = ['index.html', 'page.js', 'page.css', 'mqtt.min.js'].map(own);
    await fc.assert(
      fc.asyncProperty(path, async (one) => {
        const { status, body } = await ask('GET', one);
        expect([200, 302, 404]).toContain(status);
        if (status === 200) expect(inside).toContain(body);
      }),
      { numRuns: 500 },
    );
  });
});
