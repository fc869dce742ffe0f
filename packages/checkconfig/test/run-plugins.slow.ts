import { connectAsync } from 'mqtt';
import { describe, expect, it } from 'vitest';
import { RUNNING, run } from './run-support.js';
import { OPEN, place } from './support.js';

const PLUGIN = `${OPEN}plugin /usr/lib/x.so\nplugin_opt_user ana\n`;
const STAND_IN = `export default ({ option }) => ({
  basicAuth: ({ username }) => (username === option('user') ? 'allow' : 'deny'),
});
`;

/** Whether a client with a username may connect. */
async function mayConnect(port: string, username: string): Promise<boolean> {
  try {
    const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { username, reconnectPeriod: 0 });
    await client.endAsync();
    return true;
  } catch {
    return false;
  }
}

describe('a plugin of a test broker', () => {
  it('that has no stand-in denies, and the log says so', async () => {
    const broker = run(place({ 'm.conf': PLUGIN }), 'm.conf', '--ephemeral');
    const port = await broker.port();
    expect(broker.log).toMatch(
      /The plugin `\/usr\/lib\/x\.so` is not loaded, and has no stand-in\. \(m\.conf:\d+\)/,
    );
    expect(await mayConnect(port, 'ana')).toBe(false);
    expect(await broker.end()).toBe(0);
  });

  it('is ignored with --plugins ignore', async () => {
    const broker = run(place({ 'm.conf': PLUGIN }), 'm.conf', '--ephemeral', '--plugins', 'ignore');
    const port = await broker.port();
    expect(broker.log).toContain('It is ignored');
    expect(await mayConnect(port, 'ana')).toBe(true);
    expect(await broker.end()).toBe(0);
  });

  it('is what --plugin names, in place too', async () => {
    const folder = place({ 'm.conf': PLUGIN, 'x.mjs': STAND_IN });
    const standIn = ['--plugin', '/usr/lib/x.so=x.mjs'];
    const broker = run(folder, 'm.conf', '--ephemeral', '--strict', '--in-place', ...standIn);
    const port = await broker.port();
    expect(broker.log).not.toContain('not loaded');
    expect([await mayConnect(port, 'ana'), await mayConnect(port, 'bob')]).toEqual([true, false]);
    expect(await broker.end()).toBe(0);
  });

  it.each([
    ['x.mjs', 'write PATH=FILE'],
    ['/usr/lib/y.so=x.mjs', 'loads no plugin /usr/lib/y.so: name one of /usr/lib/x.so'],
    ['/usr/lib/x.so=none.mjs', 'none.mjs cannot be loaded'],
    ['/usr/lib/x.so=empty.mjs', 'empty.mjs has no default export'],
  ])('has no stand-in after --plugin %s', async (text, message) => {
    const folder = place({ 'm.conf': PLUGIN, 'x.mjs': STAND_IN, 'empty.mjs': '' });
    const broker = run(folder, 'm.conf', '--ephemeral', '--plugin', text);
    expect(await broker.exit).toBe(3);
    expect(broker.log).toContain(message);
  });

  it('that does not start ends the broker with its reason', async () => {
    const folder = place({
      'm.conf': PLUGIN,
      'x.mjs': "export default () => { throw new Error('no database'); };\n",
    });
    const broker = run(folder, 'm.conf', '--ephemeral', '--plugin', '/usr/lib/x.so=x.mjs');
    expect(await broker.exit).toBe(1);
    expect(broker.log).toContain('no database');
    expect(
      await broker.says(RUNNING).then(
        () => true,
        () => false,
      ),
    ).toBe(false);
  });
});
