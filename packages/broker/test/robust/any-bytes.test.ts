import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../support/any-bytes.js';
import { boot } from '../support/boot.js';
import { certificateFiles } from '../support/certificates.js';
import { openListener, type Way, ways } from '../support/ways.js';
import { isEmpty, isServed, throwAt } from '../support/wire.js';

const runs: Readonly<Record<Way, number>> = {
  memory: 200,
  tcp: 80,
  tls: 40,
  websocket: 60,
  'secure websocket': 30,
};

describe.each(ways)('any bytes in any pieces (%s)', (way) => {
  it('leave no connection behind and others served', async () => {
    await using broker = await boot(openListener[way], { files: certificateFiles });
    await fc.assert(
      fc.asyncProperty(stream, async ({ version, chunks }) => {
        await throwAt(broker, way, version, chunks);
        await isServed(broker, way);
        await isEmpty(broker);
        // Clean sessions end with their connection; 3.1 and 3.1.1 may have asked for one that stays, by a flipped bit.
        expect(
          broker.sessions.filter(({ isConnected, expiryInterval }) => isConnected || expiryInterval === 0),
        ).toEqual([]);
      }),
      { numRuns: runs[way] },
    );
  });

  it('that are not MQTT at all are handled the same', async () => {
    await using broker = await boot(openListener[way], { files: certificateFiles });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 5 }),
        async (chunks) => {
          await throwAt(
            broker,
            way,
            4,
            chunks.map((bytes) => Buffer.from(bytes)),
          );
          await isServed(broker, way);
          await isEmpty(broker);
          expect(broker.sessions).toEqual([]);
        },
      ),
      { numRuns: Math.min(50, runs[way]) },
    );
  });
});
