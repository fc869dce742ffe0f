import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Analysis,
  analyse,
  decideConnect,
  findTarget,
  type Host,
  listenerPolicies,
  overlayFiles,
  since,
} from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { decode, encode } from '@mosquitto-conf/grammar';
import { diagnose, fixAll } from '@mosquitto-conf/validator';
import { expect, test } from 'vitest';
import { measuredMachine } from './support/measured-machine.js';
import { filesOf, oracleCases } from './support/oracle.js';

/** What a client without a certificate may do at a port: `open` for reaching it, or a way to connect. */
interface Open {
  readonly port: string;
  readonly host: string;
  readonly client: string;
}

/** Clients that no file knows. */
const CLIENTS = {
  anonymous: { clientId: 'probe' },
  'any username': { clientId: 'probe', username: 'no:such:user' },
};

function openTo({ configuration, access }: Analysis): Open[] {
  return listenerPolicies({ configuration, access })
    .filter(({ admitsClients }) => admitsClients)
    .flatMap((policy) => {
      const { port, host = '*', unixSocketPath } = policy.listener;
      const at = { port: unixSocketPath ?? String(port), host };
      const admitted = Object.entries(CLIENTS).filter(([, client]) => {
        const { allowed, plugins } = decideConnect(policy, client);
        return allowed && plugins.length === 0;
      });
      return [{ ...at, client: 'open' }, ...admitted.map(([client]) => ({ ...at, client }))];
    });
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

function wasOpen(before: readonly Open[], { port, host, client }: Open): boolean {
  return before.some(
    (one) =>
      one.port === port &&
      one.client === client &&
      (one.host === '*' || one.host === host || (LOOPBACK.has(one.host) && LOOPBACK.has(host))),
  );
}

/** Lines that allow anonymous clients to connect, however they are spelled. */
const ALLOWING = /allow.?anonymous\W+(true|1|yes|y|on|t|enabled?)\b/gi;
/** Lines that open a port. */
const OPENING = /^\W*(li\w*ner|port|bind.address)/gim;
/** Lines that up to 1.6 refuse anonymous clients, which the broker otherwise accepts. */
const KEEPING_OUT = /^\W*(allow.?anonymous|password.?file|psk.?file|auth.?plugin|plugin)/gim;

function written(texts: Iterable<string>, pattern: RegExp): number {
  return [...texts].reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0);
}

/** The text of a file of the machine; '' where it cannot be read. */
function textOn({ files }: Host, path: string): string {
  const content = files.read(path);
  return typeof content === 'string' ? '' : decode(content);
}

/** Applies the fixes of a configuration, and expects that nothing is open which was not. */
function fixed(name: string, main: string, host: Host, release: string, unsafe: boolean): void {
  const target = findTarget(release)!;
  const look = (texts: ReadonlyMap<string, string>) => {
    const contents = new Map([...texts].map(([file, text]) => [file, encode(text)]));
    const analysis = analyse(main, target, { ...host, files: overlayFiles(host.files, contents) });
    const textOf = (file: string) => analysis.report.documents.get(file)?.text;
    return { analysis, diagnostics: diagnose(analysis, main), textOf };
  };
  const first = look(new Map());
  const { texts, left } = fixAll(look, unsafe);
  if (texts.size === 0) return;
  const before = openTo(first.analysis);
  const isOpenNow = openTo(left.analysis).filter((one) => !wasOpen(before, one));
  const said = `${name} ${release}\n${[...texts.values()].join('\n--\n')}`;
  // A file that could not be included at first is read once the line that names its folder is mended.
  const originals = [...texts.keys()].map((file) => first.textOf(file) ?? textOn(host, file));
  if (first.analysis.outcome === 'running') {
    expect(isOpenNow, said).toEqual([]);
    return;
  }
  // What was refused opened nothing. Now it opens what its lines say, though not in the spelling of the broker.
  for (const pattern of [ALLOWING, OPENING])
    expect(written(texts.values(), pattern), said).toBeLessThanOrEqual(written(originals, pattern));
  if (left.analysis.outcome !== 'running') return;
  const all = [...left.analysis.report.documents.values()].map(({ text }) => text);
  const isSaid =
    written(all, ALLOWING) > 0 ||
    (!since(target, '2.0') && written(all, KEEPING_OUT) === 0) ||
    isLocalOnly(left.analysis);
  expect(
    isOpenNow.filter(({ client }) => client === 'anonymous' && !isSaid),
    said,
  ).toEqual([]);
}

/** Without any line that opens a port, everything is open to this machine from 2.0. */
function isLocalOnly({ configuration }: Analysis): boolean {
  return configuration.localOnly;
}

const RELEASES = ['1.5.11', '1.6.15', '2.0.11', '2.0.22', '2.1.2'];

for (const unsafe of [false, true]) {
  const flag = unsafe ? '--fix-unsafe' : '--fix';
  for (const [at, release] of RELEASES.entries())
    test(`${flag} for ${release} opens nothing in the measured configurations`, () => {
      // Each configuration for one of the releases.
      for (const [index, one] of oracleCases().entries())
        if (index % RELEASES.length === at)
          fixed(one.id, 'mosquitto.conf', measuredMachine(filesOf(one)), release, unsafe);
    });

  test(`${flag} opens nothing in the realistic configurations`, () => {
    const folder = fileURLToPath(new URL('../fixtures/configs', import.meta.url));
    for (const name of readdirSync(folder))
      for (const release of RELEASES)
        fixed(name, 'mosquitto.conf', nodeHost({ cwd: join(folder, name) }), release, unsafe);
  });
}
