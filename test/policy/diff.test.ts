import { readFileSync } from 'node:fs';
import {
  type Analysis,
  analyse,
  type ConnectingClient,
  decideAccess,
  decideConnect,
  findTarget,
  type ListenerPolicy,
  latest,
  listenerPolicies,
  MemoryFiles,
  rightPassword,
  write,
} from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { type ConfigurationDiff, diffConfigurations } from '@mosquitto-conf/validator';
import { policiesByName } from '@mosquitto-conf/validator/internal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyFor } from '../access/ask-policy.js';
import { type AccessClient, parseClient } from '../access/client.js';
import { filesOf } from '../access/lay-out.js';
import type { AccessRow } from '../access/row.js';
import { accessRows } from '../access/rows/index.js';
import { topics } from '../access/try-client.js';

type Files = Readonly<Record<string, string>>;

const CERTIFICATES = ['ca.crt', 'server.crt', 'server.key', 'crl.pem'].map((name) => {
  const path = new URL(`../../fixtures/certs/${name}`, import.meta.url);
  return [`certs/${name}`, readFileSync(path)] as const;
});

/** A configuration as a release reads it; undefined if it does not start. */
function read(files: Files, release: string): Analysis | undefined {
  const all = Object.fromEntries<string | Uint8Array>([...CERTIFICATES, ...Object.entries(files)]);
  const analysis = analyse('mosquitto.conf', findTarget(release)!, {
    files: new MemoryFiles(all),
    tls: nodeTls,
    resolve: () => ['127.0.0.1'],
    interfaces: () => undefined,
    hasUser: () => true,
    hostname: 'machine',
    root: false,
    hasFilePlugins: true,
  });
  return analysis.stop ? undefined : analysis;
}

/** What a listener decides about a client and each topic. A password, key or certificate that a client shows is right. */
function decisionsOf(policy: ListenerPolicy | undefined, client: AccessClient): unknown {
  if (!policy?.admitsClients) return 'refused';
  const { username, clientId, version, clean, certificate, psk, transport, password } = client;
  const asked: ConnectingClient = {
    clientId,
    username,
    version,
    cleanStart: clean,
    isEncrypted: transport.includes('tls'),
    ...(certificate === undefined ? {} : { commonName: 'alice', subject: 'CN=alice' }),
    ...(psk ? { pskIdentity: psk.identity } : {}),
  };
  const { password: _, ...others } = asked;
  const decision = decideConnect(
    policy,
    password === undefined ? others : { ...others, password: rightPassword },
  );
  if (!decision.allowed) return 'refused';
  const connected = { clientId: decision.clientId || 'made', username: decision.username };
  return topics.map((topic) =>
    (['read', 'write'] as const).map((access) => decideAccess(policy, connected, topic, access).allowed),
  );
}

/** The clients that are answered otherwise with the second configuration, by their lines, each with its listener. */
function changed(old: Analysis, now: Analysis, lines: readonly string[]): string[] {
  const [before, after] = [listenerPolicies(old), listenerPolicies(now)];
  return lines.filter((line) => {
    const client = parseClient(line);
    const [was, is] = [policyFor(before, client), policyFor(after, client)];
    return JSON.stringify(decisionsOf(was, client)) !== JSON.stringify(decisionsOf(is, client));
  });
}

/** Where the diff says that something changes, of which the policies know nothing, or the other way round. */
function contradictions(old: Analysis, now: Analysis, lines: readonly string[]): string[] {
  const { access } = diffConfigurations(old, now);
  const found = changed(old, now, lines).flatMap((line) => {
    const { on } = parseClient(line);
    const isSaid = access.some(({ listener }) => write(listener).includes(on));
    return isSaid ? [] : [`${line} is answered otherwise, and the diff does not say so`];
  });
  return [
    ...found,
    ...access.filter((change) => !isTrue(change, old, now)).map((change) => JSON.stringify(change)),
  ];
}

/** Whether the policies decide what the diff says of a client. */
function isTrue(change: ConfigurationDiff['access'][number], old: Analysis, now: Analysis): boolean {
  const answer = (analysis: Analysis) => {
    const policy = policiesByName(listenerPolicies(analysis)).get(write(change.listener))?.policy;
    const { client, protocol, hasPassword } = change.client;
    const { password: _, ...others } = client;
    if (!policy?.admitsClients || policy.protocol.value !== protocol) return 'denied';
    const decision = decideConnect(policy, hasPassword ? { ...others, password: rightPassword } : others);
    if (change.topic === undefined) return decision.allowed ? 'allowed' : 'denied';
    const connected = { clientId: decision.clientId || 'made-by-the-broker', username: decision.username };
    const access = change.action === 'publish' ? 'write' : 'read';
    return decideAccess(policy, connected, change.topic, access).allowed ? 'allowed' : 'denied';
  };
  return answer(old) === change.before && answer(now) === change.after && change.before !== change.after;
}

const RELEASES = ['1.5.11', '2.0.11', latest.name];

/** How many rows each row is compared with. */
const WIDTH = 2;

/** A row's files and clients. A row with a socket names its folder, which is none here. */
const rows = Object.entries(accessRows).flatMap(([subject, all]) =>
  all.map((row: AccessRow) => ({
    subject,
    name: row.name,
    files: filesOf(row, '/run/row'),
    // A limit on the number of clients is not a decision about one of them.
    clients: Object.keys(row.clients).filter((line) => !line.includes(' stays') && !line.includes('$FOLDER')),
  })),
);

describe('diff says that access changes exactly if the policies decide otherwise', () => {
  test.each(RELEASES)('%s: each row beside the next ones of its subject', (release) => {
    const analyses = rows.map(({ files }) => read(files, release));
    let compared = 0;
    let differing = 0;
    for (const [index, row] of rows.entries())
      for (const [second, other] of rows.entries()) {
        const [old, now] = [analyses[index], analyses[second]];
        if (!old || !now || row.subject !== other.subject || Math.abs(second - index) > WIDTH) continue;
        const lines = [...new Set([...row.clients, ...other.clients])];
        expect(contradictions(old, now, lines), `${row.name} / ${other.name}`).toEqual([]);
        compared++;
        if (changed(old, now, lines).length > 0) differing++;
        if (index === second) expect(diffConfigurations(old, now).access).toEqual([]);
      }
    expect(compared).toBeGreaterThan(100);
    expect(differing).toBeGreaterThan(50);
  });

  test('a row with a changed line', () => {
    let differing = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.constantFrom(...RELEASES),
        fc.nat(1000),
        fc.nat(1000),
        (row, release, position, way) => {
          const files = changedFiles(row.files, position, way);
          const [old, now] = [read(row.files, release), read(files, release)];
          if (!old || !now) return;
          expect(contradictions(old, now, row.clients), files['mosquitto.conf']).toEqual([]);
          if (changed(old, now, row.clients).length > 0) differing++;
        },
      ),
      { numRuns: 200 },
    );
    expect(differing).toBeGreaterThan(20);
  });
});

/** The files with one line removed, or with the word in it that means the opposite. */
function changedFiles(files: Files, position: number, way: number): Files {
  const names = ['mosquitto.conf', 'acl', 'passwd', 'keys'].filter((name) => files[name] !== undefined);
  const name = names[way % names.length]!;
  const lines = files[name]!.split('\n').filter((line) => line !== '');
  const index = position % Math.max(1, lines.length);
  const flipped = flip(lines[index] ?? '');
  const rest = flipped !== undefined && way % 2 === 0 ? [flipped] : [];
  return { ...files, [name]: [...lines.slice(0, index), ...rest, ...lines.slice(index + 1), ''].join('\n') };
}

function flip(line: string): string | undefined {
  const words: Readonly<Record<string, string>> = {
    true: 'false',
    false: 'true',
    read: 'write',
    write: 'read',
    readwrite: 'read',
    topic: 'pattern',
  };
  const found = line.split(' ').findIndex((word) => words[word] !== undefined);
  if (found < 0) return undefined;
  return line
    .split(' ')
    .map((word, index) => (index === found ? words[word] : word))
    .join(' ');
}
