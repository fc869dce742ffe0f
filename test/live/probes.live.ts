import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { expectProbes } from '../probes/expect-probes.js';
import { probes } from '../probes/index.js';
import { canProbe } from '../probes/play.js';
import { needs } from '../support/real-parts.js';
import { brokerToAsk, installedRelease, pluginOf } from './installed.js';

const hasAll = needs('mosquitto');
const release = hasAll ? installedRelease(brokerToAsk) : undefined;
const plugins = dirname(pluginOf(brokerToAsk) ?? '/usr/lib/none');
const embedded = fileURLToPath(
  new URL('../../packages/broker/dist/commonjs/mosquitto-embedded.js', import.meta.url),
);

/** The same expectations hold for both. */
const brokers = [
  ['Mosquitto', [brokerToAsk]],
  ['the embedded broker', ['node', embedded, '--target', `${release?.name}`]],
] as const;

describe.runIf(hasAll).each(brokers)(`%s, ${release?.name}, follows`, (_, command) => {
  const some = probes.filter((probe) => release && canProbe(probe, release));
  expectProbes(some, () => ({ release: release!, command, plugins }));
});
