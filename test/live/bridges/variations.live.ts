import { since } from '@mosquitto-conf/config';
import { afterEach, describe, expect, it } from 'vitest';
import { brokerToAsk, contains } from '../installed.js';
import { type Kind, releaseOf } from './brokers.js';
import { endAll, Stage, type Variation } from './stage.js';
import { variations } from './variations.js';

const release = releaseOf(brokerToAsk);

afterEach(endAll);

async function play(variation: Variation, kinds: readonly [Kind, Kind]) {
  const stage = await Stage.open(variation, kinds);
  await variation.play(stage);
  await endAll();
  return stage.result;
}

/** Debian builds its broker with ADNS, unlike the usual build; only then it connects a bridge in steps (bridge__connect_step1). */
const hasAdns = contains(brokerToAsk, 'Connecting bridge (step 1)');

const known = variations.filter(
  ({ from = '1.4', isOtherWithAdns }) => since(release, from) && !(hasAdns && isOtherWithAdns),
);

describe(`a bridge of Mosquitto ${release.name}, with the embedded broker on either end`, () => {
  it.each(known)(
    '$name',
    async (variation) => {
      const expected = await play(variation, ['real', 'real']);
      for (const kinds of [
        ['own', 'real'],
        ['real', 'own'],
        ['own', 'own'],
      ] as const)
        expect({ kinds, ...(await play(variation, kinds)) }).toEqual({ kinds, ...expected });
    },
    120_000,
  );
});
