import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyse } from '@mosquitto-conf/config';
import { reloadCrash, reloadRefusal, reloadStop } from '@mosquitto-conf/config/internal';
import { nodeHost } from '@mosquitto-conf/config/node';
import mqtt from 'mqtt';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../support/free-port.js';
import { needs } from '../../support/real-parts.js';
import { brokerToAsk, installedRelease } from '../installed.js';

/** Lines of the default listener, with ports in the place of A and B. */
const configurations = [
  'port A\n',
  'port A\nmax_connections 10\n',
  'max_qos 1\nport A\n',
  'bind_address 127.0.0.1\nport A\nprotocol mqtt\n',
  'port A\nsocket_domain ipv4\n',
  'port A\nmax_qos 1\nlistener B\n',
  'listener B\nport A\nmax_connections 10\n',
  'port A\nmount_point m/\n',
  'port A\nmax_qos 1\nmount_point m/\n',
  'port A\nmount_point m/\nmax_qos 1\n',
  'port A\nmax_topic_alias 5\n',
  'per_listener_settings true\nport A\nallow_anonymous true\n',
  'listener A\nmax_connections 10\nmount_point m/\n',
];

test.runIf(needs('mosquitto')).each(configurations)('a reload is as predicted: %j', async (template) => {
  const [port, other] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'reload-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'mosquitto.conf');
  const text = template.replace('A', `${port}`).replace('B', `${other}`);
  writeFileSync(file, `${text.includes('per_listener') ? '' : 'allow_anonymous true\n'}${text}user root\n`);
  const release = installedRelease(brokerToAsk);
  const { configuration, stop: refused } = analyse(file, release, nodeHost());
  // Before 2.1 some of them need a listener above already at the start.
  if (refused) return;
  const stop = reloadStop(configuration, configuration);

  const broker = spawn(brokerToAsk, ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(() => void broker.kill('SIGKILL'));
  let log = '';
  broker.stderr.setEncoding('utf8').on('data', (part: string) => {
    log += part;
  });
  const exit = once(broker, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  await expect.poll(() => log, { timeout: 10_000 }).toMatch(/version \S+ running/);
  for (let reloads = 1; reloads <= 2 && broker.signalCode === null; reloads++) {
    broker.kill('SIGHUP');
    const reloaded = () => log.match(/Reloading config/g)?.length === reloads || broker.signalCode !== null;
    await expect.poll(reloaded, { timeout: 10_000 }).toBe(true);
    const options = { reconnectPeriod: 0, connectTimeout: 3_000 };
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, options).catch(() => undefined);
    await client?.endAsync(true);
  }
  broker.kill('SIGTERM');
  const [, signal] = await exit;
  const crash = reloadCrash(configuration, configuration, stop);
  expect(signal !== null, log).toBe(crash !== undefined);
  const refusal = reloadRefusal(configuration);
  if (refusal) expect(log).toContain(refusal.line);
  else if (!crash) expect(log).not.toMatch(/: Error/);
});
