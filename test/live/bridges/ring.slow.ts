import { expect, it } from 'vitest';
import { playRing } from './ring.js';

it('three embedded brokers in a ring, whose bridges are cut again and again, lose and double no message', async () => {
  const { lost, unknown, doubled, again, mostAgain, ...numbers } = await playRing(
    ['own', 'own', 'own'],
    undefined,
  );
  console.log({ ...numbers, again });
  expect({ lost, unknown, doubled }).toEqual({ lost: [], unknown: 0, doubled: [] });
  expect(again).toBeLessThanOrEqual(mostAgain);
}, 240_000);
