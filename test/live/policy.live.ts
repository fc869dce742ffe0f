import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, type Release } from '@mosquitto-conf/config';
import { expect, test } from 'vitest';
import { policiesForClients } from '../policy/ask-policies.js';
import {
  type Answers,
  clientOf,
  clients,
  differences,
  type MeasuredConfiguration,
  measuredConfigurations,
  policyMachine,
} from '../policy/measured.js';
import { needs } from '../support/real-parts.js';
import { askInstalled } from './access/ask-installed.js';
import { installedRelease } from './installed.js';

// Asks the installed broker, or the one that MOSQUITTO names, what the tables in fixtures/policy say of its release.
// POLICY_ANSWERS=path/to/new.jsonl writes the tables there with its answers, also those of a release that was not asked yet.

const program = process.env.MOSQUITTO ?? 'mosquitto';
const output = process.env.POLICY_ANSWERS;
const assets = fileURLToPath(new URL('../../fixtures/oracle/assets', import.meta.url));

/** Where the configurations say that plugins are. */
const PLUGINS = '/usr/lib/';

test.runIf(needs(program))(
  'the installed broker answers as the tables say',
  { timeout: 900_000 },
  async () => {
    const release = installedRelease(program);
    const configurations = measuredConfigurations().filter(
      ({ answers }) => answers[release.name] || output !== undefined,
    );
    const folders = configurations.map(layOut);
    const names = configurations.map((one) => clientNames(one, release));
    const questions = folders.map((folder, index) => ({
      folder,
      clients: names[index]!.map(([port, name]) => lineOf(port, name)),
    }));
    const replies = await askInstalled(program, questions);
    for (const folder of folders) rmSync(folder, { recursive: true });
    const answers = replies.map((reply, index): Answers => {
      if ('ended' in reply) return { outcome: 'ended' };
      const ports: Record<string, Record<string, string>> = {};
      for (const [port, name] of names[index]!)
        ports[port] = { ...ports[port], [name]: reply.answers[lineOf(port, name)]! };
      return { outcome: 'running', ports };
    });
    if (output !== undefined) write(output, configurations, release, answers);
    const known = configurations.flatMap((one, index) =>
      one.answers[release.name] ? differences(one, release.name, answers[index]!) : [],
    );
    expect(known).toEqual([]);
  },
);

/** Makes a folder with the files of a configuration, which the broker may read and write as any user. */
function layOut({ files }: MeasuredConfiguration): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  chmodSync(folder, 0o777);
  cpSync(assets, join(folder, 'assets'), { recursive: true });
  symlinkSync('assets/certs', join(folder, 'certs'));
  const own = `${dirname(program)}/`;
  const hasOwn = existsSync(`${own}mosquitto_acl_file.so`);
  for (const [path, text] of Object.entries(files))
    writeFileSync(join(folder, path), hasOwn ? text.replaceAll(PLUGINS, own) : text, { mode: 0o644 });
  return folder;
}

/** The ports of a configuration and the clients that are asked there: those of the table, or all that make sense. */
function clientNames(
  { files, answers }: MeasuredConfiguration,
  release: Release,
): [port: string, name: string][] {
  const ports = answers[release.name]?.ports;
  if (ports)
    return Object.entries(ports).flatMap(([port, all]) =>
      Object.keys(all).map((name) => [port, name] as [string, string]),
    );
  const analysis = analyse('mosquitto.conf', release, policyMachine(files));
  const byPort = new Map(
    policiesForClients(analysis).map((policy) => [String(policy.listener.port), policy]),
  );
  return [...byPort].flatMap(([port, { encryption }]) =>
    Object.keys(clients).flatMap((name) =>
      (encryption.value ? [`${name}, tls`, `${name}, tls+cert`] : [name]).map(
        (full) => [port, full] as [string, string],
      ),
    ),
  );
}

/** A client of the tables in the words of test/access/client.ts. */
function lineOf(port: string, name: string): string {
  const { clientId, username, password, encryption } = clientOf(name);
  const login =
    username === undefined ? 'anonymous' : `${username}${password === undefined ? '' : `:${password}`}`;
  const words = { none: '', tls: ' tls', 'tls+cert': ' cert=client' };
  return `${login} id=${clientId} on=${port}${words[encryption]}`;
}

function write(
  path: string,
  configurations: readonly MeasuredConfiguration[],
  release: Release,
  answers: readonly Answers[],
): void {
  const lines = configurations.map((one, index) =>
    JSON.stringify({ ...one, answers: { ...one.answers, [release.name]: answers[index] } }),
  );
  writeFileSync(path, `${lines.join('\n')}\n`);
}
