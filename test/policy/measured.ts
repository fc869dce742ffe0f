import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Host } from '@mosquitto-conf/config';
import type { ClientIdentity } from '../access/try-client.js';
import { measuredMachine } from '../support/measured-machine.js';

/** What a release answers to each client, by client, or that it does not start; see fixtures/policy/README.md. */
export interface Answers {
  readonly outcome: 'running' | 'ended';
  readonly ports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface MeasuredConfiguration {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, Answers>>;
}

const fixtures = fileURLToPath(new URL('../../fixtures/policy/', import.meta.url));

/** The tables; `POLICY_TABLE` in the environment names another one of the same form. */
const tables = process.env.POLICY_TABLE
  ? [process.env.POLICY_TABLE]
  : ['policy.jsonl', 'file-plugins.jsonl'].map((name) => fixtures + name);

/** The measured configurations. */
export function measuredConfigurations(): MeasuredConfiguration[] {
  return tables.flatMap((table) =>
    readFileSync(table, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as MeasuredConfiguration),
  );
}

/** The machine that the tables were measured on. It has the plugins that come with 2.1. */
export function policyMachine(files: MeasuredConfiguration['files']): Host {
  const dynamicSecurity = [
    '/usr/lib/mosquitto_dynamic_security.so',
    '\u007fELF\0mosquitto_plugin_version\0',
  ] as const;
  return { ...measuredMachine([...Object.entries(files), dynamicSecurity]), hasFilePlugins: true };
}

/** The configurations that each release was asked about. */
export function measuredReleases(): [release: string, configurations: readonly MeasuredConfiguration[]][] {
  const all = measuredConfigurations();
  const releases = [...new Set(all.flatMap(({ answers }) => Object.keys(answers)))];
  return releases.map((release) => [release, all.filter(({ answers }) => answers[release])]);
}

/** The clients of the measurement, by name. Over TLS the names end with `, tls` or `, tls+cert`. */
export const clients: Readonly<Record<string, ClientIdentity>> = {
  anonymous: { clientId: 'c1' },
  'anonymous, no id': { clientId: '' },
  alice: { clientId: 'c1', username: 'alice', password: 'pa' },
  'alice, wrong password': { clientId: 'c1', username: 'alice', password: 'xx' },
  'alice, no password': { clientId: 'c1', username: 'alice' },
  'bob, unknown': { clientId: 'c1', username: 'bob', password: 'xx' },
};

/** A client of the measurement and how it connects. */
export interface MeasuredClient extends ClientIdentity {
  readonly encryption: 'none' | 'tls' | 'tls+cert';
}

/** Reads the name of a client in the table, such as `alice, wrong password, tls+cert`. */
export function clientOf(name: string): MeasuredClient {
  const [, base, encryption] = /^(.*?)(?:, (tls|tls\+cert))?$/.exec(name)!;
  return { ...clients[base!]!, encryption: (encryption as 'tls' | 'tls+cert' | undefined) ?? 'none' };
}

/**
 * Every difference between what was measured and what `actual` says, one a line, with the configuration in front.
 * @param release the release that both are about
 */
export function differences(
  { id, files, answers }: MeasuredConfiguration,
  release: string,
  actual: Answers,
): string[] {
  const expected = answers[release]!;
  const found: string[] = [];
  const compare = (where: string, wanted: string | undefined, got: string | undefined) => {
    if (wanted !== got) found.push(`${where}: expected ${wanted ?? 'nothing'}, got ${got ?? 'nothing'}`);
  };
  compare('outcome', expected.outcome, actual.outcome);
  for (const port of keys(expected.ports, actual.ports)) {
    const [wanted, got] = [expected.ports?.[port], actual.ports?.[port]];
    for (const client of keys(wanted, got)) compare(`${port} ${client}`, wanted?.[client], got?.[client]);
  }
  return found.map((line) => `${id} on ${release}, ${line}\n${files['mosquitto.conf']}`);
}

function keys(...records: readonly (Readonly<Record<string, unknown>> | undefined)[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record ?? {})))];
}
