import { expect, test } from 'vitest';
import { type ProbedBroker, play } from './play.js';
import type { Probe } from './probe.js';

/**
 * A test for each probe: what is seen of both configurations is what should be. Some run at once, as they mostly wait.
 * @param brokerFor the broker that is probed
 */
export function expectProbes(probes: readonly Probe[], brokerFor: (probe: Probe) => ProbedBroker): void {
  const named = probes.map((probe) => [`${probe.directive.name}: ${probe.lines[0]}`, probe] as const);
  test.concurrent.each(named)('%s', { timeout: 180_000 }, async (_, probe) => {
    const [following, other] = await play(probe, brokerFor(probe));
    expect([following.seen, other.seen], `${following.log}\n${other.log}`).toEqual(probe.shows);
  });
}
