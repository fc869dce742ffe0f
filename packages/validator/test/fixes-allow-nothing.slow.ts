import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AclFile,
  type Analysis,
  analyse,
  findTarget,
  type Host,
  type ListenerPolicy,
  latest,
  listenerPolicies,
  overlayFiles,
} from '@mosquitto-conf/config';
import { nodeHasher, nodeHost, nodeTls } from '@mosquitto-conf/config/node';
import { encode } from '@mosquitto-conf/grammar';
import { describe, expect, test } from 'vitest';
import { askAccess, askConnect } from '../src/access/ask.js';
import { clientOf, usersOf } from '../src/access/matrix.js';
import { EXAMPLE_MAIN, exampleFiles, exampleHost } from '../src/examples/example-host.js';
import { diagnose, fixAll, type Profile, profiles, rules } from '../src/index.js';

/** Users that no file knows. */
const STRANGERS = [undefined, 'no:such:user'];
const TOPICS = ['a', 'home/kitchen', '$SYS/broker/uptime'];

/** Topics that the filters of an ACL file are about. */
function topicsOf(acl: AclFile | undefined): string[] {
  return [acl?.anonymous, acl?.patterns, ...(acl?.users.values() ?? [])].flatMap((entries = []) =>
    entries.map(({ filter }) =>
      filter.replaceAll('+', 'x').replaceAll('#', 'y/z').replaceAll('%u', 'ana').replaceAll('%c', 'client'),
    ),
  );
}

/** Where a client reaches a listener; every address is one that the broker listens on with none. */
function reachOf({ listener: { port, host, unixSocketPath } }: ListenerPolicy): readonly [string, string] {
  const address = host === undefined || ['0.0.0.0', '::'].includes(host) ? '*' : host;
  const isLoopback = ['127.0.0.1', '::1', 'localhost'].includes(address);
  return [unixSocketPath ?? String(port), isLoopback ? 'loopback' : address];
}

/** What clients may do at each listener, as the policy decides. */
async function allowedBy(analysis: Analysis, also: readonly string[]): Promise<Set<string>> {
  const allowed = new Set<string>();
  for (const policy of listenerPolicies(analysis)) {
    if (!policy.admitsClients) continue;
    const [port, address] = reachOf(policy);
    for (const user of new Set([...usersOf(policy), ...STRANGERS])) {
      const { decision, answered } = await askConnect(policy, clientOf(policy, user), nodeHasher);
      if (!decision.allowed || answered.plugin) continue;
      const say = (what: string) => {
        allowed.add(JSON.stringify([port, address, user ?? null, what]));
        // What every address allows, one of them does.
        if (address === '*') allowed.add(JSON.stringify([port, 'loopback', user ?? null, what]));
      };
      say('connect');
      for (const topic of new Set([...TOPICS, ...also]))
        for (const action of ['publish', 'receive'] as const) {
          const access = askAccess(policy, decision, { action, topic });
          if (access.allowed && !access.plugin) say(`${action} ${topic}`);
        }
    }
  }
  return allowed;
}

/** Applies the fixes of a configuration that starts, and expects that no client may do more than before. */
async function fixed(
  main: string,
  host: Host,
  release: string,
  profile: Profile,
  unsafe: boolean,
): Promise<number> {
  const target = findTarget(release) ?? latest;
  const look = (texts: ReadonlyMap<string, string>) => {
    const contents = new Map([...texts].map(([file, text]) => [file, encode(text)]));
    const analysis = analyse(main, target, { ...host, files: overlayFiles(host.files, contents) });
    const textOf = (file: string) => analysis.report.documents.get(file)?.text;
    return { analysis, diagnostics: diagnose(analysis, main, profiles[profile].severities), textOf };
  };
  const first = look(new Map()).analysis;
  const { texts, left } = fixAll(look, unsafe);
  if (texts.size === 0 || first.outcome !== 'running') return 0;
  const topics = [first, left.analysis].flatMap((one) =>
    listenerPolicies(one).flatMap(({ acl }) => topicsOf(acl?.file)),
  );
  const before = await allowedBy(first, topics);
  const now = [...(await allowedBy(left.analysis, topics))].filter((one) => !before.has(one));
  expect(now, [...texts.values()].join('\n--\n')).toEqual([]);
  return 1;
}

const RELEASES = ['1.5.11', '1.6.15', '2.0.22', '2.1.2'];
const configs = fileURLToPath(new URL('../../../fixtures/configs', import.meta.url));

describe.each(Object.keys(profiles) as Profile[])(
  'with the profile %s, no client may do more after',
  (profile) => {
    test.each([false, true])(
      'the fixes of the realistic configurations, unsafe ones too: %s',
      async (unsafe) => {
        let changed = 0;
        for (const name of readdirSync(configs))
          for (const release of RELEASES) {
            const host = { ...nodeHost({ cwd: join(configs, name) }), tls: nodeTls };
            changed += await fixed('mosquitto.conf', host, release, profile, unsafe);
          }
        expect(changed).toBeGreaterThan(0);
      },
    );

    test.each([false, true])('the fixes of the examples of rules, unsafe ones too: %s', async (unsafe) => {
      let changed = 0;
      for (const example of rules.flatMap(({ wrong }) => wrong)) {
        const host = exampleHost(exampleFiles(example), nodeTls, example.machine);
        changed += await fixed(EXAMPLE_MAIN, host, example.target ?? latest.name, profile, unsafe);
      }
      expect(changed).toBeGreaterThan(0);
    });
  },
);
