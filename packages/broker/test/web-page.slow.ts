import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../test/support/free-port.js';
import { needs } from '../../../test/support/real-parts.js';
import { startBrowser } from '../../../test/vscode/browser.mjs';
import type { Broker } from '../src/index.js';
import { boot, client, nextMessage } from './support/boot.js';
import { certificateFiles, TLS } from './support/certificates.js';
import { passwordFile } from './support/passwords.js';
import { makeSite } from './support/site.js';

const site = makeSite();
afterAll(() => site[Symbol.dispose]());
// Up to 2.0 a WebSockets listener serves files; it needs one without websockets beside it.
const target = '2.0.22';
const PLAIN = 'listener 1883 127.0.0.1\n';
const WEB = `listener 9001 127.0.0.1\nprotocol websockets\nhttp_dir ${site.folder}\n`;
const OPEN = `allow_anonymous true\n`;
const files = { ...site.files, ...certificateFiles };

describe.runIf(needs('chromium'))('a page in Chromium', { timeout: 120_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), 'browser-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(home);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** The page as the broker serves it, in a browser that knows nothing of other tests. */
  async function visit(broker: Broker): Promise<Page> {
    // The certificate's authority is known to the tests alone.
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    const answer = await page.goto(broker.url(9001).replace(/^ws/, 'http'));
    expect(answer?.status()).toBe(200);
    return page;
  }

  async function connect(page: Page, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await page.fill(`#connect [name=${name}]`, value);
    await page.click('#connect button');
  }

  async function publish(page: Page, topic: string, message: string): Promise<void> {
    await page.fill('#publish [name=topic]', topic);
    await page.fill('#publish [name=message]', message);
    await page.click('#publish button');
  }

  const state = (page: Page) => expect.poll(() => page.textContent('#state'), { timeout: 20_000 });
  const messages = (page: Page) =>
    expect.poll(() => page.locator('#messages li').allTextContents(), { timeout: 20_000 });

  it.each(['3', '4', '5'])('uses the broker that served it (version %s)', async (version) => {
    await using broker = await boot(`${WEB}${OPEN}${PLAIN}`, { files, target });
    broker.publish('house/door', 'closed', { retain: true });
    const page = await visit(broker);
    await connect(page, { version });
    await state(page).toBe('connected');
    // As 2.0 says it of WebSockets clients.
    const address = '::ffff:127.0.0.1';
    expect(broker.connections).toMatchObject([{ clientId: 'page', listener: '9001', address }]);

    // What was there, what it says itself, and what comes from a client of plain TCP.
    await messages(page).toEqual(['house/door: closed (QoS 0, retained)']);
    const other = client(broker, { clientId: 'other' }, 1883);
    await other.subscribeAsync('house/lamp');
    const heard = nextMessage(other);
    await publish(page, 'house/lamp', 'on ☀');
    expect((await heard).slice(0, 2).map(String)).toEqual(['house/lamp', 'on ☀']);
    await messages(page).toEqual(['house/door: closed (QoS 0, retained)', 'house/lamp: on ☀ (QoS 1)']);
    await other.publishAsync('garden/heat', '12', { qos: 2 });
    await other.publishAsync('house/heat', '21', { qos: 2 });
    await messages(page).toEqual([
      'house/door: closed (QoS 0, retained)',
      'house/lamp: on ☀ (QoS 1)',
      'house/heat: 21 (QoS 2)',
    ]);
    await other.endAsync();

    // A page that is left is gone.
    await page.context().close();
    await expect.poll(() => broker.connections).toEqual([]);
  });

  it('shows what is larger than one frame of the network', async () => {
    await using broker = await boot(`${WEB}${OPEN}${PLAIN}`, { files, target });
    const page = await visit(broker);
    await connect(page);
    await state(page).toBe('connected');
    broker.publish('house/picture', 'x'.repeat(500_000));
    await messages(page).toEqual([`house/picture: ${'x'.repeat(500_000)} (QoS 0)`]);
    await publish(page, 'house/copy', 'y'.repeat(200_000));
    await messages(page).toHaveLength(2);
    await page.context().close();
  });

  it('notices that it is disconnected', async () => {
    await using broker = await boot(`${WEB}${OPEN}${PLAIN}`, { files, target });
    const page = await visit(broker);
    await connect(page);
    await state(page).toBe('connected');
    expect(broker.kick('page')).toBe(true);
    await state(page).toBe('closed');
    await page.context().close();
  });

  it('connects with its password, and not with a wrong one', async () => {
    const users = passwordFile({ ana: 'secret' });
    const text = `${WEB}allow_anonymous false\npassword_file users\n${PLAIN}`;
    await using broker = await boot(text, { files: { ...files, users }, target });
    const page = await visit(broker);
    await connect(page, { username: 'ana', password: 'wrong' });
    await state(page).toBe('Connection refused: Not authorized');
    expect(broker.connections).toEqual([]);
    await connect(page, { username: '', password: '' });
    await state(page).toBe('Connection refused: Not authorized');
    await connect(page, { username: 'ana', password: 'secret' });
    await state(page).toBe('connected');
    expect(broker.connections).toMatchObject([{ clientId: 'page', username: 'ana' }]);
    await page.context().close();
  });

  it('uses TLS if it was served over TLS', async () => {
    await using broker = await boot(`${WEB}${OPEN}${TLS}${PLAIN}`, { files, target });
    expect(broker.url()).toMatch(/^wss:/);
    const page = await visit(broker);
    expect(page.url()).toMatch(/^https:/);
    await connect(page);
    await state(page).toBe('connected');
    await publish(page, 'house/lamp', 'on');
    await messages(page).toEqual(['house/lamp: on (QoS 1)']);
    await page.context().close();
  });

  it('connects from its own origin, and from no other', async () => {
    // The origin names the port, so that has to be known before the broker starts.
    const [here, there] = [await freePort(), await freePort()];
    const listener = (port: number) =>
      `listener ${port} 127.0.0.1\nprotocol websockets\nhttp_dir ${site.folder}\n`;
    const pages = `${OPEN}listener ${await freePort()} 127.0.0.1\n${listener(here)}${listener(there)}`;
    await using server = await boot(pages, { files, target, ports: 'configured' });
    const text = `${OPEN}listener 9001 127.0.0.1\nprotocol websockets\nwebsockets_origin http://127.0.0.1:${here}\n`;
    await using broker = await boot(text);
    const context = await browser.newContext();
    const page = await context.newPage();
    const url = broker.url();

    await page.goto(server.url(here).replace(/^ws/, 'http'));
    await connect(page, { url });
    await state(page).toBe('connected');

    await page.goto(server.url(there).replace(/^ws/, 'http'));
    await expect.poll(() => broker.connections).toEqual([]);
    await connect(page, { url });
    await state(page).toBe('closed');
    expect(broker.connections).toEqual([]);
    // It is not the page that is refused, but where it came from.
    await connect(page, { url: server.url(there) });
    await state(page).toBe('connected');
    await context.close();
  });
});
