import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type BrokerOptions, type BrokerPlugin, startBrokerFrom } from '../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'working-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));
const OPEN = 'listener 1883\nallow_anonymous true\n';
const SQLITE = 'plugin /usr/lib/mosquitto_persist_sqlite.so\nplugin_opt_db_file';

/** A configuration, and a folder for temporary files that is empty. */
function place(text: string): { path: string; temporary: string } {
  const temporary = mkdtempSync(join(folder, 'temporary-'));
  const path = join(mkdtempSync(join(folder, 'configuration-')), 'mosquitto.conf');
  writeFileSync(path, text);
  return { path, temporary };
}

describe('a start that fails leaves no temporary folder', () => {
  /** Starts a broker in vain, which has copied its database by then. */
  async function fail(text: string, reason: RegExp, options: BrokerOptions): Promise<void> {
    const { path, temporary } = place(`${SQLITE} ${folder}/copied.db\n${text}`);
    vi.stubEnv('TMPDIR', temporary);
    try {
      await expect(startBrokerFrom(path, { persistence: true, ...options })).rejects.toThrow(reason);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(readdirSync(temporary)).toEqual([]);
  }

  it('because of a plugin', async () => {
    const broken: BrokerPlugin = () => {
      throw new Error('broken');
    };
    const plugins = { '/usr/lib/broken.so': broken };
    await fail(`${OPEN}plugin /usr/lib/broken.so\n`, /broken/, { ports: 'ephemeral', plugins });
  });

  it('because of a port that another program uses', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await fail(`listener ${port} 127.0.0.1\nallow_anonymous true\n`, new RegExp(`${port}`), {});
    server.close();
  });
});

it('a broker with a database that is not written yet has no temporary folder', async () => {
  const { path, temporary } = place(`${OPEN}persistence true\n`);
  vi.stubEnv('TMPDIR', temporary);
  try {
    await using broker = await startBrokerFrom(path, { ports: 'ephemeral', persistence: true });
    expect(broker.retained).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
    await broker.save();
    expect(readdirSync(temporary)).toHaveLength(1);
  } finally {
    vi.unstubAllEnvs();
  }
  expect(readdirSync(temporary)).toEqual([]);
});

/** The built library: a program that uses it may end in any way. */
const library = fileURLToPath(new URL('../dist/index.js', import.meta.url));

describe('a program that ends without closing its broker leaves no temporary folder', () => {
  it.each(['process.exit(7)', 'throw new Error("x")', 'Promise.reject(new Error("x"))'])('%s', (end) => {
    const { path, temporary } = place(`${OPEN}persistence true\n`);
    const program = `
      import { startBrokerFrom } from ${JSON.stringify(library)};
      import { readdirSync } from 'node:fs';
      const broker = await startBrokerFrom(${JSON.stringify(path)}, { ports: 'ephemeral', persistence: true });
      await broker.save();
      console.log(readdirSync(process.env.TMPDIR).length);
      ${end};`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', program],
      {
        encoding: 'utf8',
        env: { ...process.env, TMPDIR: temporary },
      },
    );
    expect([status, stdout], stderr).toEqual([end.startsWith('process') ? 7 : 1, '1\n']);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
