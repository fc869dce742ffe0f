import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { since } from '@mosquitto-conf/config';
import mqtt from 'mqtt';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startBrokerFrom } from '../../../packages/broker/src/index.js';
import { freePort } from '../../support/free-port.js';
import { needs } from '../../support/real-parts.js';
import { installedRelease } from '../installed.js';

const hasAll = needs('mosquitto', 'mosquitto_passwd');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What a file becomes before the reload; undefined for gone. */
type Change = readonly [file: 'acl' | 'passwords' | 'psk', text: string | undefined];

const changes: readonly Change[] = [
  ['acl', undefined],
  ['acl', 'topic readwrite a\ntopics readwrite b\n'],
  ['acl', 'topic readwrite b\n'],
  ['passwords', undefined],
  ['psk', undefined],
  ['psk', 'me:xyz\n'],
];

const topics = ['a', 'b', 'c'];
const users = [[], ['ana', 'secret'], ['ana', 'wrong'], ['bob', 'secret']] as const;

function prepare(port: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'reload-'));
  folders.push(folder);
  const passwords = join(folder, 'passwords');
  execFileSync('mosquitto_passwd', ['-b', '-c', passwords, 'ana', 'secret'], { stdio: 'ignore' });
  writeFileSync(join(folder, 'acl'), 'topic readwrite a\nuser ana\ntopic readwrite b\n');
  writeFileSync(join(folder, 'psk'), 'me:00ff\n');
  writeFileSync(
    join(folder, 'mosquitto.conf'),
    `listener ${port} 127.0.0.1\nallow_anonymous true\npassword_file ${passwords}\nacl_file ${folder}/acl\npsk_file ${folder}/psk\nuser root\n`,
  );
  for (const name of ['passwords', 'acl', 'psk']) chmodSync(join(folder, name), 0o644);
  return folder;
}

function change(folder: string, [file, text]: Change): void {
  if (text === undefined) rmSync(join(folder, file));
  else writeFileSync(join(folder, file), text);
}

/** Who may connect at a port, and then publish which topics. */
async function allowed(port: number): Promise<string[]> {
  const outcomes: string[] = [];
  for (const [username, password] of users) {
    const login = username === undefined ? {} : { username, password };
    const options = { protocolVersion: 5, reconnectPeriod: 0, ...login } as const;
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, options).catch(() => undefined);
    for (const topic of topics) {
      // With MQTT 5 a client hears that it was denied.
      const sent = await client?.publishAsync(topic, 'x', { qos: 1 }).catch(() => undefined);
      if (sent) outcomes.push(`${username ?? 'nobody'} ${password ?? ''}: ${topic}`);
    }
    await client?.endAsync();
  }
  return outcomes;
}

describe.runIf(hasAll)('a reload leaves in force what the installed broker has left', () => {
  test.each(changes)('%s becomes %j', async (...one) => {
    const port = await freePort();
    const folder = prepare(port);
    const real = spawn('mosquitto', ['-c', join(folder, 'mosquitto.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    onTestFinished(() => void real.kill('SIGKILL'));
    const exit = once(real, 'exit') as Promise<[number | null]>;
    let log = '';
    real.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    await expect.poll(() => log, { timeout: 10_000 }).toMatch(/version \S+ running/);
    const release = installedRelease();
    const ports = { ports: 'ephemeral', target: release.name } as const;
    await using ours = await startBrokerFrom(join(folder, 'mosquitto.conf'), ports);
    const own = ours.listeners[0]!.port;
    const before = await allowed(port);
    expect(before).toEqual(['nobody : a', 'ana secret: b']);
    expect(await allowed(own)).toEqual(before);
    change(folder, one);
    let refused: unknown;
    try {
      ours.reload();
    } catch (error) {
      refused = error;
    }
    real.kill('SIGHUP');
    if (refused && since(release, '2.1')) {
      expect((await exit)[0]).toBe(one[1] === undefined ? 13 : 3);
      return;
    }
    await expect.poll(() => log, { timeout: 10_000 }).toMatch(/Reloading config/);
    expect(await allowed(own)).toEqual(await allowed(port));
    expect(/^\d+: Error/m.test(log)).toBe(refused !== undefined);
    real.kill();
    await exit;
  });
});
