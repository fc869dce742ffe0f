import { findTarget } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aclText, aclTry } from '../support/acl-cases.js';
import { expectedAccess, friendly, tried } from '../support/acl-play.js';
import { boot } from '../support/boot.js';
import { open } from '../support/ways.js';

/** Each tries five topics, both ways. */
const TRIES = 10;
const FILES = 50;

it.each(['latest', '2.0.11'])(
  `${FILES * TRIES * 10} times: who may, can; who may not, cannot (%s)`,
  async (target) => {
    await fc.assert(
      fc.asyncProperty(
        aclText,
        fc.array(aclTry, { minLength: TRIES, maxLength: TRIES }),
        async (text, tries) => {
          const acl = friendly(text);
          await using broker = await boot('listener 1883 127.0.0.1\nallow_anonymous true\nacl_file acl\n', {
            target,
            files: { acl },
          });
          const release = findTarget(target)!;
          const file = broker.listeners[0]!.state.policy.acl!.file!;
          for (const one of tries)
            expect(await tried(() => open(broker, 'memory'), one)).toEqual(
              expectedAccess(file, release, one),
            );
        },
      ),
      { numRuns: FILES },
    );
  },
);
