import { analyse, findTarget } from '@mosquitto-conf/config';
import { expect, test } from 'vitest';
import { askPolicies } from './ask-policies.js';
import { differences, measuredReleases, policyMachine } from './measured.js';

test.each(measuredReleases())(
  'the listener policy gives the measured answers of %s',
  async (release, configurations) => {
    const found: string[] = [];
    for (const one of configurations) {
      const analysis = analyse('mosquitto.conf', findTarget(release)!, policyMachine(one.files));
      found.push(...differences(one, release, await askPolicies(analysis, one, release)));
    }
    expect(found).toEqual([]);
  },
);
