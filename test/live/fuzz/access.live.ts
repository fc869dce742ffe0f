import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@mosquitto-conf/grammar';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aclText, aclTry } from '../../../packages/broker/test/support/acl-cases.js';
import { expectedAccess, friendly, tried } from '../../../packages/broker/test/support/acl-play.js';
import { boot } from '../../../packages/broker/test/support/boot.js';
import { startRealBroker } from '../../../packages/broker/test/support/real-broker.js';
import { open } from '../../../packages/broker/test/support/ways.js';
import { needs } from '../../support/real-parts.js';
import { installedRelease } from '../installed.js';

/** ACL files, each played to a broker that is started for it. */
const FILES = Number(process.env.ACL_FILES ?? 100);

it.runIf(needs('mosquitto'))(
  `${FILES} ACL files: the installed broker, this one and the model allow the same`,
  { timeout: 300_000 },
  async () => {
    const release = installedRelease();
    const tries = fc.array(aclTry, { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(aclText, tries, async (text, attempts) => {
        const folder = mkdtempSync(join(tmpdir(), 'access-'));
        const acl = friendly(text);
        writeFileSync(join(folder, 'acl'), encode(acl));
        const real = await startRealBroker(folder, `acl_file ${folder}/acl\n`);
        try {
          await using own = await boot('listener 1883 127.0.0.1\nallow_anonymous true\nacl_file acl\n', {
            target: release.name,
            files: { acl },
          });
          const file = own.listeners[0]!.state.policy.acl!.file!;
          const toReal = async () => {
            const socket = connect({ port: real.port, host: '127.0.0.1', noDelay: true });
            socket.on('error', () => undefined);
            await once(socket, 'connect');
            return socket;
          };
          for (const attempt of attempts) {
            const model = expectedAccess(file, release, attempt);
            expect(await tried(() => open(own, 'memory'), attempt)).toEqual(model);
            expect(await tried(toReal, attempt)).toEqual(model);
          }
        } finally {
          await real.stop();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: FILES },
    );
  },
);
