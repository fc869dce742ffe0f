import { compareReleases, findTarget, type Release } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { organize, planUpgrade } from '@mosquitto-conf/validator';
import { expect, test } from 'vitest';
import { oracleCases } from '../support/oracle.js';
import { needs } from '../support/real-parts.js';
import { inFolder } from './folder.js';
import type { Files } from './generate/ground.js';
import { brokerToAsk, installedRelease } from './installed.js';
import { chooseNet } from './net.js';
import { overAll } from './pool.js';
import { described, type Trial, tryOut } from './trial.js';

/** How many brokers run at once. */
const WIDTH = 4;

/** Starts the installed broker with what became of each case that ran, and answers with those that no longer do. */
async function failures(cases: readonly Files[], rewrite: (files: Files) => Promise<Files | undefined>) {
  const release = installedRelease(brokerToAsk);
  const net = await chooseNet(WIDTH);
  const trials = await overAll(cases, net.width, async (files) => {
    const rewritten = await rewrite(files);
    return rewritten && tryOut(rewritten, release, net);
  });
  const tried = trials.filter((trial): trial is Trial => trial !== undefined);
  return { tried: tried.length, failed: tried.filter(({ fact }) => fact.outcome !== 'running') };
}

/** The measured configurations with which a release started. */
function running(release: Release): Files[] {
  return oracleCases()
    .filter(({ verdicts }) => verdicts[release.name]?.outcome === 'running')
    .map(({ files }) => files);
}

test.runIf(needs(brokerToAsk))(
  'the installed broker starts with what was put in order',
  async () => {
    const release = installedRelease(brokerToAsk);
    const { tried, failed } = await failures(running(release), (files) =>
      inFolder(files, async (cwd) => {
        const { text } = organize(
          'mosquitto.conf',
          release,
          nodeHost({ cwd, checkFiles: true, inPlace: true }),
        );
        return text === undefined ? undefined : { ...files, 'mosquitto.conf': text };
      }),
    );
    console.log(`${tried} configurations put in order; ${failed.length} no longer start`);
    expect(failed.map(described).join('\n\n')).toBe('');
    expect(tried).toBeGreaterThan(100);
  },
  1_800_000,
);

test.runIf(needs(brokerToAsk))(
  'the installed broker starts with what was upgraded',
  async () => {
    const release = installedRelease(brokerToAsk);
    const old = ['1.5.11', '1.6.15', '2.0.11'].map((name) => findTarget(name)!);
    for (const from of old.filter((one) => compareReleases(one, release) < 0)) {
      const { tried, failed } = await failures(running(from), (files) =>
        inFolder(files, async (cwd) => {
          const plan = planUpgrade(
            'mosquitto.conf',
            from,
            release,
            nodeHost({ cwd, checkFiles: true, inPlace: true }),
          );
          // What it says will not start yet is not tried.
          if (typeof plan === 'string' || plan.after.outcome !== 'running') return undefined;
          return { ...files, ...Object.fromEntries(plan.texts) };
        }),
      );
      console.log(`${tried} configurations upgraded from ${from.name}; ${failed.length} do not start`);
      expect(failed.map(described).join('\n\n')).toBe('');
      expect(tried).toBeGreaterThan(100);
    }
  },
  1_800_000,
);
