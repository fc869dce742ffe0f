import { type Release, since } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { needs } from '../support/real-parts.js';
import { smallest } from './disagreements.js';
import { configurations } from './generate/configuration.js';
import { brokerToAsk, contains, installedRelease, pluginOf } from './installed.js';
import { chooseNet } from './net.js';
import { overAll } from './pool.js';
import { described, type Trial, tryOut } from './trial.js';
import { shown } from './verdict.js';

/** How many brokers run at once. */
const WIDTH = 4;

/** The least part of a run with each outcome. Releases before 2.0 check less at their start. */
const leastParts = (release: Release) => ({
  running: 0.25,
  config: 0.25,
  startup: since(release, '2.0') ? 0.1 : 0.04,
});

const seed = Number(process.env.LIVE_SEED ?? 20_261_123);
const runs = Number(process.env.LIVE_RUNS ?? 1000);

test.runIf(needs(brokerToAsk))(
  'the broker does what was predicted',
  async () => {
    const release = installedRelease(brokerToAsk);
    const net = await chooseNet(WIDTH);
    const plugin = pluginOf(brokerToAsk);
    const all = configurations({
      release,
      ports: net.ports,
      reserved: net.reserved,
      isBoxed: net.isBoxed,
      ...(plugin === undefined ? {} : { plugin }),
    });
    // Such a build refuses what the release takes.
    const hasWebSockets = !contains(brokerToAsk, 'Websockets support not available');
    const arbitrary = hasWebSockets
      ? all
      : all.filter((files) => !Object.values(files).some((text) => text.includes('websockets')));
    console.log(
      `${runs} random configurations for Mosquitto ${release.name}: LIVE_SEED=${seed} LIVE_RUNS=${runs}`,
    );

    const trials = await overAll(fc.sample(arbitrary, { seed, numRuns: runs }), net.width, (files) =>
      tryOut(files, release, net),
    );
    const least = leastParts(release);
    const part = (wanted: string) =>
      trials.filter(({ fact }) => fact.outcome === wanted).length / trials.length;
    const parts = Object.keys(least).map((outcome) => `${outcome} ${(part(outcome) * 100).toFixed(0)} %`);
    const failures = new Map<number, Trial>();
    trials.forEach((trial, index) => {
      if (!trial.agrees) failures.set(index, trial);
    });
    console.log(`${parts.join(', ')}; ${failures.size} disagreements`);
    for (const [index, { prediction, fact }] of failures)
      console.log(`${index}: predicted ${shown(prediction)}; the broker: ${shown(fact)}`);

    const examples = await smallest(failures, arbitrary, seed, release, net);
    expect(examples.map(described).join('\n\n'), `LIVE_SEED=${seed}`).toBe('');
    // What is left out without WebSockets would run as a rule.
    for (const [outcome, share] of Object.entries(hasWebSockets ? least : {})) {
      expect(part(outcome), `the part of "${outcome}" in the mix`).toBeGreaterThanOrEqual(share);
    }
  },
  1_800_000,
);
