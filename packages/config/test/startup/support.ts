import { readFileSync } from 'node:fs';
import { encode } from '@mosquitto-conf/grammar';
import { type Analysis, analyse } from '../../src/analyse.js';
import type { Host } from '../../src/host.js';
import { type MemoryFile, MemoryFiles } from '../../src/memory-files.js';
import { nodeTls } from '../../src/node/node-tls.js';
import { parseRelease } from '../../src/release.js';

/** A file of the certificates made for tests. */
function asset(name: string): Uint8Array {
  return new Uint8Array(
    readFileSync(new URL(`../../../../fixtures/oracle/assets/certs/${name}`, import.meta.url)),
  );
}

export function assetText(name: string): string {
  return new TextDecoder().decode(asset(name));
}

/** Certificates and keys by short names: `server.crt`, `server.key`, `client.key`, `ca.crt`, `crl.pem`, … */
export const certificates: Readonly<Record<string, MemoryFile>> = Object.fromEntries(
  ['ca.crt', 'ca.key', 'client.crt', 'client.key', 'server.crt', 'server.key', 'crl.pem', 'other-ca.crt'].map(
    (name) => [name, asset(name)],
  ),
);

const loopback = new Map([['lo', ['127.0.0.1', '::1']]]);
const names = new Map([
  ['localhost', ['127.0.0.1']],
  ['both', ['127.0.0.1', '::1']],
]);

export interface Machine extends Partial<Host> {
  readonly has?: Readonly<Record<string, MemoryFile>>;
}

/** A machine with loopback, a user `mosquitto` and no files but those it is given. */
export function machine({ has = {}, ...host }: Machine = {}): Host {
  return {
    files: new MemoryFiles(has),
    tls: nodeTls,
    resolve: (name) => names.get(name),
    interfaces: () => loopback,
    hasUser: (name) => name === 'mosquitto' || name === 'root',
    hostname: 'vm',
    root: true,
    ...host,
  };
}

/** Starts a release with a configuration. */
export function start(release: string, text: string, { has = {}, ...host }: Machine = {}): Analysis {
  return analyse(
    'm.conf',
    parseRelease(release)!,
    machine({ ...host, has: { ...has, 'm.conf': encode(text) } }),
  );
}

/** The codes of what it would stop at, in order; empty if it starts. */
export function refusals(release: string, text: string, host?: Machine): readonly string[] {
  return start(release, text, host).report.problems.map(({ code }) => code);
}

/** The codes of what it would only say. */
export function remarks(release: string, text: string, host?: Machine): readonly string[] {
  return start(release, text, host).report.remarks.map(({ code }) => code);
}
