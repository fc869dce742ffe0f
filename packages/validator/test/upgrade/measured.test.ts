import { findTarget, type Host, listenerPolicies, MemoryFiles } from '@mosquitto-conf/config';
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

/** What no edit of the main file can keep: everything else about who may do what has to stay. */
const UNAVOIDABLE = [
  // 1.x lets any name in where nobody checks it, or where the password file is empty.
  /clients with an unchecked username can no longer connect/,
  // Before 2.0 a certificate needs a CA to count.
  /connections are now encrypted \(certificate\)/,
  // Before 2.0 hashes of type 7 are unknown; duplicates count otherwise.
  /these users can (now|no longer) connect/,
  // Access files are read otherwise.
  /the ACL file (now allows|no longer allows)/,
  // Up to 2.0.20 `allow_anonymous false` did not hold in local-only mode.
  /^On port 1883( of only this machine)? anonymous clients can no longer connect\.$/,
  // Up to 2.0.11 clients saw the mount point in the topics of messages.
  /the topics that clients receive no longer begin with the mount point/,
  // Before 1.6 the broker's own ids had no prefix, and with per_listener_settings 1.5 refused empty ids.
  /`auto_id_prefix` is auto- instead of not set/,
  /`allow_zero_length_clientid` is true instead of false/,
  // 1.5 took blanks alone for a mount point.
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

test.each(PAIRS)('%s to %s: what starts does, and lets the same people do the same', (old, next) => {
  const [from, to] = [findTarget(old)!, findTarget(next)!];
  let [all, running] = [0, 0];
  for (const one of oracleCases()) {
    const plan = planUpgrade('mosquitto.conf', from, to, machine(one));
    if (typeof plan === 'string' || plan.before.outcome !== 'running') continue;
    all++;
    const { after, before, findings, texts } = plan;
    const shown = JSON.stringify({ case: one.id, files: one.files, texts: [...texts] });
    if (after.outcome === 'running') running++;
    // What still stops it is said, with what to do.
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
      expect(findings.map((finding) => finding.message)).toContain(message);
      expect(
        UNAVOIDABLE.some((pattern) => pattern.test(message)),
        `${message} ${shown}`,
      ).toBe(true);
    }
    for (const { place } of findings) if (place) expect(place.line).toBeGreaterThan(0);
    // Once is enough.
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
