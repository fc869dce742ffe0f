import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  analyse,
  at,
  type Directive,
  directives,
  findTarget,
  knows,
  releases,
  Settings,
} from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionOf } from '../../config/src/interpreter/actions/index.js';
import { Broker } from '../src/index.js';
import { readArguments, runBroker } from '../src/run/index.js';
import { certificates, TLS } from './support/certificates.js';

const folder = mkdtempSync(join(tmpdir(), 'embedded-support-'));
const path = join(folder, 'm.conf');

/** Names of the directives that were asked for while brokers ran. */
const asked = new Set<string>();
const methods = ['get', 'setting', 'has', 'all'] as const;
const originals = methods.map((method) => [method, Settings.prototype[method]] as const);

/** Notes from now on which directives are asked for. */
function record(counts: (directive: Directive) => boolean = () => true): void {
  for (const [method, original] of originals) {
    Settings.prototype[method] = function (this: Settings, directive: Directive): never {
      if (counts(directive)) asked.add(directive.sets?.name ?? directive.name);
      return original.call(this, directive) as never;
    };
  }
}

function stopRecording(): void {
  for (const [method, original] of originals) Settings.prototype[method] = original as never;
}

const CONFIGURATIONS = [
  [
    '2.0.22',
    `persistence true
persistence_location ${folder}/
listener 1883 127.0.0.1
allow_anonymous true
listener 8883 127.0.0.1
${TLS}require_certificate true
crlfile ${certificates}/crl.pem
listener 8884 127.0.0.1
psk_hint garden
psk_file ${folder}/keys
listener 8080 127.0.0.1
protocol websockets
http_dir ${folder}
`,
  ],
  ['2.1.2', 'listener 1883 127.0.0.1\nallow_anonymous true\n'],
] as const;

/** Starts and reloads a broker. What is asked while the configuration is read and checked does not count. */
async function play(target: string, text: string): Promise<void> {
  writeFileSync(path, text);
  // Root would check whether `user` can read the access files, as the reference does.
  const host = { ...nodeHost({ checkFiles: true }), root: false };
  const { configuration } = analyse(path, findTarget(target)!, host);
  record();
  const broker = new Broker(configuration, { host, ports: 'ephemeral', persistence: true });
  await broker.start();
  broker.reload();
  await broker.close();
  stopRecording();
}

/** Runs the command until it cannot open its port, after it has opened its log and written its process id. */
async function runCommand(): Promise<void> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  writeFileSync(path, `pid_file ${folder}/pid\nlog_dest file ${folder}/log\nlistener ${port} 127.0.0.1\n`);
  // The command also reads and checks the configuration; only it has a log and a process id.
  record(({ name, group }) => group === 'logging' || name === 'pid_file');
  await runBroker(readArguments(['-c', path]));
  stopRecording();
  taken.close();
}

beforeAll(async () => {
  writeFileSync(join(folder, 'keys'), 'lamp:0123456789abcdef\n');
  for (const [target, text] of CONFIGURATIONS) await play(target, text);
  await runCommand();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether the embedded broker executes at least some lines of a directive. */
function isExecuted(directive: Directive): boolean {
  return releases.some((release) => {
    const support = at(directive.embedded, release);
    return (
      knows(release, directive) &&
      (support === 'executed' || (typeof support === 'object' && support.concerns))
    );
  });
}

describe('a directive that the embedded broker executes', () => {
  it.each(directives.filter(isExecuted))(
    '$name is executed by the interpreter or asked for by the broker',
    (directive) => {
      const name = directive.sets?.name ?? directive.name;
      expect(actionOf(directive) !== undefined || asked.has(name)).toBe(true);
    },
  );
});
