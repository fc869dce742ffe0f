import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { startBroker } from '@mosquitto-conf/broker';
import { analyse } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRealBroker } from '../../../packages/broker/test/support/real-broker.js';
import { needs } from '../../support/real-parts.js';
import { installedRelease } from '../installed.js';
import { play } from './play.js';
import { script } from './script.js';

/** How often a script is played before a difference counts. */
const TRIES = 3;

/** What came, without the prefix of one playing. */
function behindNothing(received: readonly unknown[], prefix: string): unknown {
  return JSON.parse(JSON.stringify(received).replaceAll(`${prefix}/`, ''));
}

/** Scripts to each configuration. */
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 100);

const configurations = {
  'as the broker comes': '',
  'small limits': 'max_inflight_messages 2\nmax_queued_messages 5\nqueue_qos0_messages true\n',
  'QoS raised, retained from whoever may write': 'upgrade_outgoing_qos true\ncheck_retain_source true\n',
};

describe.runIf(needs('mosquitto'))(
  'random clients get the same from the installed broker and from this one',
  () => {
    const folders: string[] = [];
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });

    describe.each(Object.entries(configurations))('%s', (_, settings) => {
      let real: Awaited<ReturnType<typeof startRealBroker>>;
      let own: Awaited<ReturnType<typeof startBroker>>;
      beforeAll(async () => {
        const folder = mkdtempSync(join(tmpdir(), 'differential-'));
        folders.push(folder);
        real = await startRealBroker(folder, settings);
        writeFileSync(join(folder, 'own.conf'), `listener 1883 127.0.0.1\nallow_anonymous true\n${settings}`);
        const host = nodeHost({ cwd: folder });
        const { configuration, access } = analyse('own.conf', installedRelease(), host);
        own = await startBroker(configuration, { ports: 'ephemeral', host, access });
      });
      afterAll(async () => {
        await real?.stop();
        await own?.close();
      });

      it(`${RUNS} scripts`, { timeout: 600_000 }, async () => {
        let count = 0;
        await fc.assert(
          fc.asyncProperty(script, async (steps) => {
            // A broker may notice a lost connection a step later on a busy machine; what is really different stays so.
            for (let left = TRIES; ; left--) {
              const prefix = `s${count++}`;
              const ours = behindNothing(await play(steps, own.listeners[0]!.port, prefix), prefix);
              const theirs = behindNothing(await play(steps, real.port, prefix), prefix);
              if (left > 1 && !isDeepStrictEqual(ours, theirs)) continue;
              expect(ours).toEqual(theirs);
              return;
            }
          }),
          {
            numRuns: RUNS,
            // Making a script smaller takes minutes; `SHRINK=1` does it.
            endOnFailure: !process.env.SHRINK,
            interruptAfterTimeLimit: 500_000,
            markInterruptAsFailure: true,
          },
        );
      });
    });
  },
);
