import { setTimeout as pause } from 'node:timers/promises';
import {
  autosaveInterval,
  autosaveOnChanges,
  persistence,
  persistenceFile,
  persistenceLocation,
  persistentClientExpiration,
  retainExpiryInterval,
} from '@mosquitto-conf/config/directives';

import { within } from './patience.js';
import { type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';

const KEPT =
  'listener PORT 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location FOLDER/kept/\nLINES\n';
const files = { 'kept/empty': '', 'other/empty': '' };

async function retains(scene: Scene, count = 1): Promise<void> {
  const client = await scene.connects();
  for (let number = 0; number < count; number++)
    await client.publishes(`a/${number}`, 'x', { qos: 1, retain: true });
  await client.leaves();
}

/** The files in both folders once the broker has ended. */
async function written(scene: Scene): Promise<readonly string[]> {
  await retains(scene);
  await scene.stop();
  return ['kept', 'other'].flatMap((folder) =>
    scene.files(folder).flatMap((name) => (name === 'empty' ? [] : `${folder}/${name}`)),
  );
}

/** Whether the file is written within so many milliseconds, while the broker runs. */
async function isWritten(scene: Scene, milliseconds: number): Promise<boolean> {
  return (await within(milliseconds, () => scene.files('kept').includes('mosquitto.db'))) ?? false;
}

export const persistenceProbes: readonly Probe[] = [
  probe(persistence, {
    lines: ['persistence true\npersistence_location FOLDER/kept/', 'persistence false'],
    files,
    look: async (scene) => {
      await retains(scene);
      await scene.stop();
      await scene.start();
      const client = await scene.connects();
      await client.subscribes('#');
      await client.settles();
      return client.texts;
    },
    shows: [['a/0=x'], []],
  }),
  probe(persistenceFile, {
    lines: ['persistence_file other.db', ''],
    configuration: KEPT,
    files,
    look: written,
    shows: [['kept/other.db'], ['kept/mosquitto.db']],
  }),
  probe(persistenceLocation, {
    lines: ['persistence_location FOLDER/other/', 'persistence_location FOLDER/kept/'],
    configuration: 'listener PORT 127.0.0.1\nallow_anonymous true\npersistence true\nLINES\n',
    files,
    look: written,
    shows: [['other/mosquitto.db'], ['kept/mosquitto.db']],
  }),
  probe(autosaveInterval, {
    lines: ['autosave_interval 1', 'autosave_interval 0'],
    configuration: KEPT,
    files,
    look: async (scene) => {
      await retains(scene);
      return isWritten(scene, 4000);
    },
    shows: [true, false],
  }),
  probe(autosaveOnChanges, {
    lines: ['autosave_on_changes true', 'autosave_on_changes false'],
    configuration: `${KEPT}autosave_interval 60\n`,
    files,
    look: async (scene) => {
      await retains(scene, 70);
      return isWritten(scene, 5000);
    },
    shows: [true, false],
  }),
  probe(persistentClientExpiration, {
    lines: ['persistent_client_expiration 1s', ''],
    // Before, an hour is the shortest time.
    first: '2.1.0',
    look: async (scene) => {
      const absent = await scene.connects({ clientId: 'absent', clean: false });
      await absent.leaves();
      await pause(4000);
      return (await scene.connects({ clientId: 'absent', clean: false })).isSessionPresent;
    },
    shows: [false, true],
  }),
  probe(retainExpiryInterval, {
    lines: ['retain_expiry_interval 1', 'retain_expiry_interval 60'],
    configuration: 'sys_interval 1\nlistener PORT 127.0.0.1\nallow_anonymous true\nLINES\n',
    look: async (scene) => {
      const watcher = await scene.connects({ clientId: 'watcher' });
      await watcher.subscribes('$SYS/broker/retained messages/count');
      const counts = () => watcher.messages.map(({ payload }) => Number(payload));
      const expiring = await scene.connects({ version: 5, clientId: 'expiring' });
      const properties = { messageExpiryInterval: 1 };
      for (let number = 0; number < 100; number++)
        await expiring.publishes(`a/${number}`, 'x', { qos: 1, retain: true, properties });
      await within(10_000, () => counts().some((count) => count >= 100));
      const isGone = await within(75_000, () => (counts().at(-1) as number) < 100);
      return isGone ?? false;
    },
    shows: [true, false],
  }),
];
