import { expect, it } from 'vitest';
import type { PluginPersistence } from '../../src/index.js';
import { boot } from '../support/boot.js';

const PATH = '/usr/lib/keeper.so';

it('what a plugin cannot keep is logged once for each reason, again after it could, and makes save fail', async () => {
  const lines: string[] = [];
  let fault: string | undefined;
  const work = () => {
    if (fault !== undefined) throw new Error(fault);
  };
  const persist: PluginPersistence = { path: 'kept', restore: () => undefined, change: work, flush: work };
  await using broker = await boot(`listener 1883\nallow_anonymous true\nplugin ${PATH}\n`, {
    plugins: { [PATH]: { persist } },
    skips: ['plugins'],
    persistence: 'in-place',
    log: { wants: () => true, write: (_, text) => lines.push(text) },
  });
  const logged = () => lines.splice(0).filter((line) => line.startsWith('Error saving'));
  const change = () => broker.publish('a', `${Math.random()}`, { retain: true });

  fault = 'the disk is full';
  for (let time = 0; time < 3; time++) change();
  await expect(broker.save()).rejects.toThrow('the disk is full');
  change();
  expect(logged()).toEqual(['Error saving to kept: the disk is full']);

  fault = 'the disk is gone';
  change();
  expect(logged()).toEqual(['Error saving to kept: the disk is gone']);
  fault = undefined;
  await expect(broker.save()).rejects.toThrow('the disk is gone');
  await broker.save();
  fault = 'the disk is gone';
  change();
  expect(logged()).toEqual(['Error saving to kept: the disk is gone']);
  fault = undefined;
});
