import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Difference } from '../../packages/broker/test/support/difference.js';
import { configurationOf, differences } from '../../packages/broker/test/support/release-differences.js';
import { freePort } from '../support/free-port.js';
import { needs } from '../support/real-parts.js';
import { startReal } from './differential/pair.js';
import { inFolder } from './folder.js';
import { brokerToAsk, installedRelease } from './installed.js';

// What releases answer differently, asked of the installed broker, or of the one that MOSQUITTO names.
const release = needs(brokerToAsk) ? installedRelease(brokerToAsk).name : '';
const known = differences.filter(({ answers }) => answers[release] !== undefined);

/** What the real broker answers. */
function ask(difference: Difference): Promise<string> {
  return inFolder({}, async (folder) => {
    const port = await freePort();
    const broker = await startReal(folder, brokerToAsk, configurationOf(difference, port), [port]);
    try {
      return await difference.play({ connect: () => connect({ port, host: '127.0.0.1', noDelay: true }) });
    } finally {
      broker.kill('SIGKILL');
    }
  });
}

describe.runIf(known.length > 0)(`the installed broker answers as ${release} is known to`, () => {
  it.each(known)('$what', async (difference) => {
    expect(await ask(difference)).toBe(difference.answers[release]);
  });
});
