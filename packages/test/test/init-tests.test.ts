import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { latest } from '@mosquitto-conf/config';
import { afterAll, describe, expect, test } from 'vitest';
import { embedded, initTests, readSetup, TestFolder } from '../src/internal.js';
import { runText } from '../src/run/run-file.js';
import { place, told } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'init-tests-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function firstTests(here: string): Promise<string | undefined> {
  const made = new TestFolder({ files: new Map(), certificates: new Map() });
  try {
    const setup = readSetup(join(here, 'mosquitto.conf'), latest, {}, here, made);
    return setup.analysis.stop ? undefined : await initTests(setup, 'mosquitto.conf');
  } finally {
    made.remove();
  }
}

describe('the first tests of a configuration say what it allows, so the broker does all of it', () => {
  const configs = fileURLToPath(new URL('../../../fixtures/configs/', import.meta.url));
  const names = readdirSync(configs).filter((name) => existsSync(join(configs, name, 'mosquitto.conf')));
  test.each(names)('%s', async (name) => {
    const here = join(folder, name);
    cpSync(join(configs, name), here, { recursive: true });
    const text = await firstTests(here);
    if (text === undefined) return;
    const result = await runText(join(here, 'a.mosquitto-test.yaml'), text, { engines: [embedded] });
    expect(told(result).filter((line) => !line.startsWith('passed'))).toEqual([]);
  });
});

test('clients of dynamic security get passwords of the tests', async () => {
  const here = place({});
  cpSync(fileURLToPath(new URL('../../../examples/dynamic-security/', import.meta.url)), here, {
    recursive: true,
  });
  const text = (await firstTests(here))!;
  expect(text).toContain('dynamic-security.json:\n    admin: password of admin\n');
  const result = await runText(join(here, 'a.mosquitto-test.yaml'), text, { engines: [embedded] });
  expect(told(result).filter((line) => !line.startsWith('passed'))).toEqual([]);
  expect(told(result).length).toBeGreaterThan(3);
});

test('passwords are made, and the real ones are not in it', async () => {
  const here = place({
    'mosquitto.conf': 'listener 1883\npassword_file passwd\nacl_file acl\n',
    passwd: readFileSync(new URL('../../../examples/testing/passwd', import.meta.url), 'utf8'),
    acl: 'user sensor\ntopic write home/door\npattern read to/%u/#\n',
  });
  const text = (await firstTests(here))!;
  expect(text).not.toContain('$7$');
  expect(text).toMatch(/client +home\/door +to\/sensor\/example +to\/screen\/example\n/);
  expect(text).toMatch(/sensor +w +r +-\n/);
});
