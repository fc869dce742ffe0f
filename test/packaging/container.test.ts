import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../support/free-port.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'packages/checkconfig/dist/checkconfig.js');
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

test('the image has the version that is published, and does not run as root', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/checkconfig/package.json'), 'utf8'));
  expect(dockerfile).toContain(`ARG VERSION=${version}\n`);
  expect(dockerfile.indexOf('\nUSER node\n')).toBeLessThan(dockerfile.indexOf('\nENTRYPOINT'));
});

test('the health check tells whether run listens', async () => {
  const [, words] = /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(dockerfile)!;
  const [program, ...args] = JSON.parse(words!);
  const port = await freePort();
  const check = () => spawnSync(program, args, { env: { ...process.env, HEALTH_PORT: String(port) } }).status;
  expect(check()).toBe(1);
  const folder = mkdtempSync(join(tmpdir(), 'checkconfig-health-'));
  writeFileSync(join(folder, 'mosquitto.conf'), `listener ${port}\nallow_anonymous true\n`);
  const broker = spawn(process.execPath, [command, 'run', 'mosquitto.conf'], {
    cwd: folder,
    stdio: 'ignore',
  });
  try {
    await expect.poll(check, { timeout: 20_000 }).toBe(0);
  } finally {
    broker.kill();
    await once(broker, 'exit');
    rmSync(folder, { recursive: true });
  }
});

test('the example of a compose file starts with its configuration', () => {
  const { services } = parse(readFileSync(join(root, 'examples/compose/compose.yaml'), 'utf8'));
  const [name, , ...options] = services.mosquitto.command;
  expect(name).toBe('run');
  const { status } = spawnSync(process.execPath, [
    command,
    'run',
    join(root, 'examples/compose/config/mosquitto.conf'),
    ...options,
    '--test-config',
    '-q',
  ]);
  expect(status).toBe(0);
});
