import { since } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { brokerToAsk } from '../installed.js';
import { type Kind, releaseOf } from './brokers.js';
import { playRing } from './ring.js';

/** Up to 2.0.11 three real brokers lose messages when their bridges are cut (measured with 2.0.10 and 2.0.11; not with 2.0.12). */
const keepsMessages = since(releaseOf(brokerToAsk), '2.0.12');

/** All orders: what is turned round is the same ring. `ring.slow.ts` plays three embedded brokers of the newest release. */
const rings: readonly [Kind, Kind, Kind][] = [
  ['own', 'own', 'own'],
  ['own', 'own', 'real'],
  ['own', 'real', 'real'],
];

describe('three brokers in a ring, whose bridges are cut again and again', () => {
  it.each(rings.filter((kinds) => keepsMessages || !kinds.includes('real')))(
    '%s, %s, %s: no message is lost, and none of QoS 2 is doubled by this broker',
    async (...kinds) => {
      const { lost, unknown, doubled, again, mostAgain, ...numbers } = await playRing(kinds, brokerToAsk);
      // Real ones do that on a busy machine, also three of them (measured with 2.1.2).
      const byReal = doubled.filter(({ by }) => by === 'real').length;
      console.log(kinds.join(', '), { ...numbers, again, byReal });
      expect({ lost, unknown }).toEqual({ lost: [], unknown: 0 });
      expect(doubled.filter(({ by }) => by === 'own')).toEqual([]);
      expect(again).toBeLessThanOrEqual(mostAgain);
    },
    240_000,
  );
});
