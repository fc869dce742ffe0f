import { describe, expect, it } from 'vitest';
import { RUNNING, run } from './run-support.js';
import { OPEN, place } from './support.js';

const BRIDGE = `${OPEN}connection cloud\naddress broker.example.org\ntopic # both 1\n`;

describe('a bridge of a test broker', () => {
  it('stays off if it may reach another machine, and the log says how to connect it', async () => {
    const broker = run(place({ 'm.conf': BRIDGE }), 'm.conf', '--ephemeral');
    await broker.says(RUNNING);
    expect(broker.log).toContain(
      'The bridge `cloud` is not connected: broker.example.org:1883 may be another machine. (m.conf:',
    );
    expect(broker.log).toContain('unless --bridge NAME=mqtt://HOST:PORT');
    expect(broker.log).not.toContain('Connecting bridge');
    expect(await broker.end()).toBe(0);
  });

  it('is a reason not to start with --strict, unless it is said what becomes of it', async () => {
    const folder = place({ 'm.conf': BRIDGE });
    const refused = run(folder, 'm.conf', '--ephemeral', '--strict');
    expect(await refused.exit).toBe(1);
    expect(refused.log).toContain('Error: The bridge `cloud` is not connected');
    const off = run(folder, 'm.conf', '--ephemeral', '--strict', '--bridge', 'cloud=off');
    await off.says(RUNNING);
    expect(off.log).not.toContain('cloud');
    expect(await off.end()).toBe(0);
  });

  it('connects to the broker that --bridge names', async () => {
    const folder = place({ 'far.conf': OPEN, 'm.conf': BRIDGE });
    const far = run(folder, 'far.conf', '--ephemeral', '-v');
    const port = await far.port();
    const near = run(folder, 'm.conf', '--ephemeral', '--bridge', `cloud=mqtt://127.0.0.1:${port}`);
    await near.says(RUNNING);
    await far.says(/New bridge connected from \S+ as \S+\.cloud/);
    expect(near.log).toContain(`Connecting bridge cloud (127.0.0.1:${port})`);
    expect([await near.end(), await far.end()]).toEqual([0, 0]);
  });

  it.each([
    ['sky=off', 'there is no bridge sky: name one of cloud'],
    ['cloud=nowhere', 'write off, connect or mqtt://HOST:PORT'],
  ])('is not configured by --bridge %s', async (text, message) => {
    const broker = run(place({ 'm.conf': BRIDGE }), 'm.conf', '--ephemeral', '--bridge', text);
    expect(await broker.exit).toBe(3);
    expect(broker.log).toContain(message);
  });
});

describe('the configuration of a container', () => {
  const files = {
    'config/m.conf': `${OPEN}acl_file /mosquitto/config/acl\n`,
    'config/acl': 'topic #\n',
    'tree/mosquitto/config/acl': 'topic #\n',
  };

  it.each([
    ['--map', '/mosquitto/config=config'],
    ['--root', 'tree'],
  ])('starts with %s %s', async (option, value) => {
    const broker = run(place(files), 'config/m.conf', '--ephemeral', option, value);
    await broker.says(RUNNING);
    expect(await broker.end()).toBe(0);
  });

  it('has its relative paths in --cwd', async () => {
    const folder = place({ 'm.conf': `${OPEN}acl_file acl\n`, 'config/acl': 'topic #\n' });
    expect(await run(folder, 'm.conf', '--ephemeral').exit).not.toBe(0);
    const broker = run(folder, 'm.conf', '--ephemeral', '--cwd', 'config');
    await broker.says(RUNNING);
    expect(await broker.end()).toBe(0);
  });

  it('does not start if there is no such folder', async () => {
    const broker = run(place(files), 'config/m.conf', '--map', '/mosquitto/config=nowhere');
    expect(await broker.exit).toBe(2);
    expect(broker.log).toContain('--map: there is no "nowhere"');
  });
});
