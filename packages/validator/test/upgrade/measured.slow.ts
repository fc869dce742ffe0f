import { findTarget, type Host, listenerPolicies, MemoryFiles, write } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { expect, test } from 'vitest';
import { assets, type Case, filesOf, oracleCases } from '../../../../test/support/oracle.js';
import { comparePolicies } from '../../src/upgrade/compare-policies.js';
import { planUpgrade } from '../../src/upgrade/index.js';

const lying = assets();

function machine(one: Pick<Case, 'files'>): Host {
  return {
    files: new MemoryFiles(Object.fromEntries([...lying, ...filesOf(one as Case)])),
    tls: nodeTls,
    resolve: (name) => (name === 'localhost' ? ['127.0.0.1', '::1'] : undefined),
    interfaces: () => new Map([['lo', ['127.0.0.1', '::1']]]),
    hasUser: () => true,
    hostname: 'machine',
    root: true,
  };
}

/** Differences that no edit of the main file can prevent; everything else about who may do what must be the same. */
const UNAVOIDABLE = [
  // 1.x accepts any username without a password file or plugin, or with an empty password file.
  /clients can no longer connect with any username/,
  // Before 2.0 a certificate has no effect without a CA.
  /connections are now encrypted \(certificate\)/,
  // Releases before 2.0 do not know hashes of type 7, and treat duplicates differently.
  /these users can (now|no longer) connect/,
  // The new release counts as many connections as there are.
  /`max_connections \d+` (is no longer exceeded|now limits WebSockets clients|no longer limits WebSockets clients)/,
  // Access files are read differently.
  /the ACL file (now allows|no longer allows)/,
  // Up to 2.0.20 `allow_anonymous false` has no effect in local-only mode.
  /^On port 1883( on this machine only)?, anonymous clients can no longer connect\.$/,
  // Up to 2.0.11 the topics that clients receive contain the mount point.
  /the topics that clients receive no longer begin with the mount point/,
  // Before 1.6 generated ids have no prefix, and with per_listener_settings 1.5 refuses empty ids.
  /`auto_id_prefix` is auto- instead of not set/,
  /`allow_zero_length_clientid` is true instead of false/,
  // 2.1 opens it where there is no listener.
  /^Without a `listener` line, the usual build also opens its HTTP API on port 9883 on 127\.0\.0\.1/,
  // 1.5 accepts a mount point of spaces.
  /`mount_point` is not set instead of/,
];

const PAIRS = [
  ['1.4.15', '2.1.2'],
  ['1.5.11', '2.0.22'],
  ['1.6.15', '2.0.22'],
  ['1.6.15', '2.1.2'],
  ['2.0.11', '2.1.2'],
  ['2.0.22', '2.1.2'],
  ['2.1.0', '2.1.2'],
] as const;

test.each(PAIRS)('%s to %s: the new release starts, and clients have the same access', (old, next) => {
  const [from, to] = [findTarget(old)!, findTarget(next)!];
  let [all, running] = [0, 0];
  for (const one of oracleCases()) {
    const plan = planUpgrade('mosquitto.conf', from, to, machine(one));
    if (typeof plan === 'string' || plan.before.outcome !== 'running') continue;
    all++;
    const { after, before, findings, texts } = plan;
    const shown = JSON.stringify({ case: one.id, files: one.files, texts: [...texts] });
    if (after.outcome === 'running') running++;
    // A problem that remains is reported, with what to do.
    else
      expect(
        findings.some(({ danger, edited }) => danger === 'refused' && !edited),
        shown,
      ).toBe(true);
    const passwords = after.report.problems.some(({ code }) => code.startsWith('password-'));
    for (const { message } of comparePolicies(
      listenerPolicies(before),
      listenerPolicies(after),
      !passwords,
    )) {
      expect(findings.map((finding) => finding.message)).toContain(write(message));
      expect(
        UNAVOIDABLE.some((pattern) => pattern.test(write(message))),
        `${write(message)} ${shown}`,
      ).toBe(true);
    }
    for (const { place } of findings) if (place) expect(place.line).toBeGreaterThan(0);
    // A second upgrade changes nothing.
    const again = planUpgrade(
      'mosquitto.conf',
      to,
      to,
      machine({ files: { ...one.files, ...Object.fromEntries(texts) } }),
    );
    if (typeof again !== 'string') expect(again.edits, shown).toEqual([]);
  }
  expect(running / all).toBeGreaterThan(0.88);
});
