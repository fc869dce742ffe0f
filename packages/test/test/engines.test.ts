import { join } from 'node:path';
import { latest } from '@mosquitto-conf/config';
import { describe, expect, test } from 'vitest';
import { findPlugin } from '../src/engine/find-plugin.js';
import { rewriteConfiguration } from '../src/engine/rewrite.js';
import { embedded, findEngines } from '../src/internal.js';
import { readSetup, TestFolder } from '../src/run/setup.js';
import { HEAD, HOUSE, place, run, told } from './support.js';

describe('engines', () => {
  test.each([
    ['mosquito', /there is no engine "mosquito": name embedded, mosquitto/],
    ['ftp://x', /there is no engine/],
    ['docker=nothing:0', /Docker cannot run "nothing:0" here/],
  ])('%s', (name, message) => {
    expect(() => findEngines([name])).toThrow(message);
  });

  test('a program that is not a broker', () => {
    expect(() => findEngines(['mosquitto'], '/bin/true')).toThrow(/"\/bin\/true" is not a Mosquitto broker/);
  });

  test('one that runs already: what clients can do is tested, the rest is skipped and says what it needs', async () => {
    const setup = `${HEAD}cases:
  - { name: in, when: [{ connect: alice }] }
  - { name: restarted, when: [{ restart: true }] }
  - { name: later, when: [{ wait: 1h }] }
`;
    const folder = new TestFolder({
      files: new Map([['passwd', '']]),
      certificates: new Map(),
    });
    const open = place({ 'mosquitto.conf': 'listener 1883\nallow_anonymous true\n' });
    const read = readSetup(join(open, 'mosquitto.conf'), latest, {}, open, folder);
    const broker = await embedded.start(read, { restart: false });
    const { at } = broker.endpoints[0]!;
    const url = `mqtt://127.0.0.1:${'port' in at ? at.port : 0}`;
    expect(told(await run(setup, HOUSE, { engines: findEngines([url]) }))).toEqual([
      'passed in',
      'skipped restarted: A restart needs the embedded or mosquitto engine',
      'skipped later: Advancing the clock by 3600 s needs the embedded engine',
    ]);
    await broker.close();
    folder.remove();
  });
});

test('a broker that does not answer is not one that refuses', async () => {
  const text = `${HEAD}cases: [{ name: x, then: { connect: { alice: refused } } }]\n`;
  const [first] = told(await run(text, HOUSE, { engines: findEngines(['mqtt://127.0.0.1:1']) }));
  expect(first).toMatch(/^broken x: no broker answers at mqtt:\/\/127\.0\.0\.1:1: /);
});

test('the library of a plugin is the one beside the broker, or the one that is named, or none', () => {
  const here = place({ 'bin/own.so': '', 'lib/own.so': '', 'lib/named.so': '' });
  const find = (name: string) => findPlugin(join(here, 'lib', name), join(here, 'bin/mosquitto'));
  expect(find('own.so')).toBe(join(here, 'bin/own.so'));
  expect(find('named.so')).toBe(join(here, 'lib/named.so'));
  expect(() => find('none.so')).toThrow(
    'The plugin none.so, which is not installed here, needs the embedded engine',
  );
});

test('a bridge of a copy connects to the far end, with its TLS or without', async () => {
  const text =
    'listener 1883\nconnection cloud\naddress example.com:8883\nbridge_bind_address 192.0.2.1\nbridge_cafile ca.crt\ntopic a/# out 1\nconnection other\naddress example.com\ntopic b/# out\n';
  const here = place({ 'mosquitto.conf': text, 'ca.crt': 'x' });
  const folder = new TestFolder({ files: new Map(), certificates: new Map() });
  const setup = readSetup(join(here, 'mosquitto.conf'), latest, {}, here, folder);
  const own = folder.fresh();
  const rewritten = async (usesTls: boolean) => {
    const bridges = new Map([['cloud', { host: '127.0.0.1', port: 1234, usesTls }]]);
    const { text: written } = await rewriteConfiguration(setup, own, async () => 4711, { bridges });
    return written.slice(written.indexOf('connection')).trim().split('\n');
  };
  expect(await rewritten(false)).toEqual(['connection cloud', 'address 127.0.0.1:1234', 'topic a/# out 1']);
  expect(await rewritten(true)).toEqual([
    'connection cloud',
    'address 127.0.0.1:1234',
    expect.stringMatching(/^bridge_cafile .*\/ca\.crt$/),
    'topic a/# out 1',
  ]);
  folder.remove();
});

test('a copy for a real broker: ports and files moved, nothing written but in its folder, no bridges', async () => {
  const here = place({
    'mosquitto.conf':
      'pid_file /run/x.pid\nlog_dest file /var/log/x\npersistence true\npersistence_location /var/lib/x\nuser nobody\nlistener 1883 0.0.0.0\nacl_file acl\nallow_anonymous true\nlistener 0 /run/x.sock\nconnection c\naddress example.com\ntopic # both\n',
    acl: 'topic read #\n',
  });
  const folder = new TestFolder({ files: new Map(), certificates: new Map() });
  const setup = readSetup(join(here, 'mosquitto.conf'), latest, {}, here, folder);
  const own = folder.fresh();
  const { text, listeners } = await rewriteConfiguration(setup, own, async () => 4711);
  expect(text).toContain('listener 4711 127.0.0.1\n');
  expect(text).toContain(`listener 0 ${own}/1.sock\n`);
  expect(text).toContain(`acl_file ${own}/file-0/acl\n`);
  expect(text).toContain(`persistence_location ${own}/\n`);
  expect(text).not.toMatch(/\/run\/|\/var\/|example\.com|connection|nobody/);
  expect(listeners).toEqual([
    { name: '1883', port: 4711, path: undefined },
    { name: '/run/x.sock', port: 0, path: `${own}/1.sock` },
  ]);
  folder.remove();
});
