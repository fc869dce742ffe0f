import { decode } from '@mosquitto-conf/grammar';
import { expect, test } from 'vitest';
import { type AccessDirective, STAND_IN, standIn } from '../../src/access/alone.js';
import { analyse } from '../../src/analyse.js';
import { MemoryFiles } from '../../src/memory-files.js';
import { decideConnect, listenerPolicies } from '../../src/policy/index.js';
import { findTarget } from '../../src/releases.js';

const FILES = {
  acl_file: 'topic read a\n',
  password_file: `ana:$6$WyeumtP/9mcn02Yl$${'A'.repeat(86)}==\n`,
  psk_file: 'lamp:a1b2\n',
};

test.each(Object.keys(FILES) as AccessDirective[])(
  '%s: the file is in force at one listener of this machine, which starts in every release',
  (directive) => {
    for (const name of ['1.4.0', '1.5.5', '1.6.15', '2.0.22', '2.1.2']) {
      const content = standIn('f', directive);
      const { report, configuration, access, outcome } = analyse(STAND_IN, findTarget(name)!, {
        files: new MemoryFiles({ [STAND_IN]: content, f: FILES[directive] }),
        resolve: () => ['127.0.0.1'],
        interfaces: () => undefined,
        hasUser: () => true,
        hostname: 'machine',
        root: false,
      });
      expect(report.problems, name).toEqual([]);
      expect(outcome, name).toBe('running');
      expect(decode(content).trimEnd().split('\n').at(-1)).toBe(`${directive} f`);
      const policies = listenerPolicies({ configuration, access });
      expect(policies, name).toHaveLength(1);
      expect([policies[0]!.passwords, policies[0]!.acl, policies[0]!.psk].filter(Boolean), name).toHaveLength(
        1,
      );
      expect(policies[0]!.listener.host, name).toBe('127.0.0.1');
    }
  },
);

test('anonymous clients are refused, whom only the real configuration tells apart', () => {
  for (const directive of ['acl_file', 'password_file'] as const) {
    const source = analyse(STAND_IN, findTarget('2.1.2')!, {
      files: new MemoryFiles({ [STAND_IN]: standIn('f', directive), f: FILES[directive] }),
      resolve: () => ['127.0.0.1'],
      interfaces: () => undefined,
      hasUser: () => true,
      hostname: 'machine',
      root: false,
    });
    expect(decideConnect(listenerPolicies(source)[0]!, { clientId: 'c' }).allowed).toBe(false);
  }
});
