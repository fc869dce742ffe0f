import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  analyse,
  at,
  type Directive,
  directives,
  findDirective,
  knows,
  type Release,
} from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { expect, test } from 'vitest';
import { referenceLine } from '../../packages/broker/src/run/reference/reference-line.js';
import { needs } from '../support/real-parts.js';
import { installedRelease } from './installed.js';
import { overAll } from './pool.js';

/** What hardly any directive takes; each takes some of it. */
const VALUES = [
  '',
  '  ',
  'word',
  'two words',
  'true',
  '0',
  '-1',
  '7',
  '8',
  '65535',
  '65536',
  '70000 localhost',
  '0x10',
  '010',
  '09',
  '10k',
  '2147483648',
  '-2147483649',
  '4294967295',
  '99999999999999999999',
  '1 0 1',
  '1 x 1',
  '5 1',
  '5 10 -1',
  'a/#',
  'a/+/b both 3',
  'a sideways',
  '"a b',
  '"" out 0 l',
  'a out 0 l/# r/',
  'a out 0 l/ r+/',
  '+ out 0 x y/',
  'host:0 other:1',
  'host:65536',
  '12x',
  '0d',
  'manual',
  'file',
  'file  ',
  'x\u0001y',
  'a'.repeat(51),
];

const BRIDGE = 'connection b\naddress 127.0.0.1\ntopic a\n';

/** The lines above a line, and once without any. */
const above = ({ scope }: Directive, release: Release) =>
  at(scope, release) === 'bridge' ? BRIDGE : 'listener 1883\n';

/** How many brokers run at once. */
const WIDTH = 4;

/** Lines that are at odds with one another, or incomplete. */
const WHOLES = [
  'connection b\n',
  'connection b\naddress a\n',
  'connection b\ntopic a\n',
  `${BRIDGE}${BRIDGE}`,
  `${BRIDGE}connection c\naddress a\ntopic a\nlocal_clientid local.x\nconnection d\naddress a\ntopic a\nlocal_clientid local.x\n`,
  `${BRIDGE}address a\n`,
  `${BRIDGE}bridge_psk 00\n`,
  `${BRIDGE}bridge_identity a\n`,
  `${BRIDGE}bridge_identity a\nbridge_cafile b\n`,
  `${BRIDGE}bridge_certfile a\nbridge_psk b\n`,
  'listener 1883\ncertfile a\n',
  'listener 1883\nkeyfile a\n',
  'listener 1883\ncafile a\n',
  'listener 1883\ncapath a\n',
  'listener 1883\ncertfile a\npsk_file b\n',
  'listener 1883\npsk_hint a\ncertfile b\n',
  'listener 1883\nenable_proxy_protocol 2\ncertfile a\nkeyfile b\n',
  'listener 1883\nenable_proxy_protocol 2\nuse_subject_as_username true\n',
  'allow_anonymous true\nper_listener_settings true\n',
  'log_dest file a\nlog_dest file b\n',
  'pid_file a\npid_file b\n',
  'persistence_location a\npersistence_location b\n',
  'user a\nuser b\n',
  'plugin_load a b.so\nplugin_load a b.so\n',
  'plugin_load a\n',
  'plugin_use a\n',
  'listener 1883\nplugin_use a\n',
  'plugin_opt_ab x\n',
  'plugin a.so\nplugin_opt_ab x\n',
  'plugin a.so\nplugin_opt_abc\n',
  'auth_opt_abc x\n',
  'include_dir gone\n',
  'nonsense 1\n',
];

function* texts(release: Release): Iterable<string> {
  yield* WHOLES;
  for (const directive of directives) {
    for (const name of [directive.name, ...(directive.aliases ?? [])]) {
      const spelling = findDirective(name);
      if (directive.family || !spelling || !knows(release, spelling)) continue;
      for (const value of VALUES) {
        yield `${name} ${value}\n`;
        yield `${above(directive, release)}${name} ${value}\n`;
      }
    }
  }
}

/** The first thing the broker complains of; undefined where it says nothing. */
function complaint(folder: string, file: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: 2000, killSignal: 'SIGKILL' } as const;
    execFile('mosquitto', ['-c', file], options, (_, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.split('\n').map((line) => line.replace(/^\d+: /, ''));
      resolve(lines.find((line) => /^(?!Warning|Error found).*\bError\b/.test(line)));
    });
  });
}

/** What it says is the system's (`Name or service not known`), or depends on how much memory there is to say anything. */
const NOT_OURS = new Set(['unresolved-host', 'memory-limit-too-low']);

test.runIf(needs('mosquitto'))(
  'a configuration that will not do is refused in the words of the installed broker',
  async () => {
    const release = installedRelease();
    const folder = mkdtempSync(join(tmpdir(), 'reference-lines-'));
    let compared = 0;
    const wrong = await overAll([...texts(release)], WIDTH, async (text) => {
      const file = `${randomUUID()}.conf`;
      writeFileSync(join(folder, file), text);
      const host = nodeHost({ cwd: folder, checkFiles: true });
      const { stop, configuration, report } = analyse(file, release, host);
      if (stop?.stage !== 'config' || NOT_OURS.has(stop.code)) return undefined;
      compared++;
      const ours = referenceLine(stop, configuration, report);
      const real = await complaint(folder, file);
      return ours === real ? undefined : `${JSON.stringify(text)} ${stop.code}\n  is ${real}\n  not ${ours}`;
    }).finally(() => rmSync(folder, { recursive: true, force: true }));
    console.log(`${compared} refused configurations for Mosquitto ${release.name}`);
    expect(wrong.filter((one) => one !== undefined).join('\n')).toBe('');
    expect(compared).toBeGreaterThan(1000);
  },
  1_800_000,
);
