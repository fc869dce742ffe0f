import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { configurationOf, differences } from '../support/release-differences.js';

const cases = differences.flatMap((difference) =>
  Object.entries(difference.answers).map(([release, answer]) => ({ ...difference, release, answer })),
);

describe('what releases answer differently', () => {
  it.each(cases)('$what: $release', async ({ release, answer, play, ...difference }) => {
    await using broker = await boot(configurationOf({ ...difference, play }, 1883), { target: release });
    expect(await play(broker)).toBe(answer);
  });
});
