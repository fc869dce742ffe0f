import { fileURLToPath } from 'node:url';
import { releases } from '@mosquitto-conf/config';
import { describe } from 'vitest';
import { expectProbes } from './expect-probes.js';
import { probes } from './index.js';
import { canProbe } from './play.js';

const command = fileURLToPath(
  new URL('../../packages/broker/dist/commonjs/mosquitto-embedded.js', import.meta.url),
);

describe('the embedded broker follows', () => {
  // As the newest release that has the directive.
  expectProbes(probes, (probe) => {
    const release = releases.findLast((one) => canProbe(probe, one))!;
    return { release, command: ['node', command, '--target', release.name], plugins: '/usr/lib' };
  });
});
