import { at, type Directive, directives, knows, releases } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { probes } from './index.js';
import { canProbe } from './play.js';

const probed = new Set(probes.map(({ directive }) => directive));

/** What the embedded broker does with a directive in each release that knows it. */
const supports = (directive: Directive) =>
  releases.filter((release) => knows(release, directive)).map((release) => at(directive.embedded, release));

describe('every directive', () => {
  // Not executed yet.
  const pending = new Set(['bridge_require_ocsp']);
  it.each(directives.filter(({ name }) => !pending.has(name)))(
    '$name has a probe, or a reason why there is none',
    (directive) => {
      expect(probed.has(directive)).toBe(typeof directive.visible === 'string');
    },
  );

  it.each(directives)('$name is marked as what its probe shows', (directive) => {
    const isNeverExecuted = supports(directive).every((support) => support === 'not-applicable');
    if (isNeverExecuted) expect(directive.visible).toHaveProperty('nothing');
  });
});

describe('every probe', () => {
  it.each(probes)('$directive.name sees a difference, in some release', (probe) => {
    expect(probe.shows[0]).not.toEqual(probe.shows[1]);
    const { name, aliases = [] } = probe.directive;
    expect([name, ...aliases].some((spelling) => probe.lines[0].includes(spelling))).toBe(true);
    expect(releases.some((release) => canProbe(probe, release))).toBe(true);
  });
});
