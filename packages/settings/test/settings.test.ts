import { describe, expect, it } from 'vitest';
import { isIgnored, namedFiles, parseSettings, SettingsError, settingsFor } from '../src/index.js';

const read = (text: string) =>
  parseSettings('/project/checkconfig.yaml', text, () => Promise.reject(new Error('there is none')));

describe('settings of a file', () => {
  it('paths start in the folder of the settings, and overrides count for what they name', async () => {
    const file = await read(
      [
        'root: image',
        'map: { /etc/mosquitto: ../etc }',
        'rules: { local-only: off }',
        'ignore: ["old/**"]',
        'overrides:',
        '  - { files: ["legacy/*", one.conf], target: "1.6", rules: { autosave-off: error } }',
      ].join('\n'),
    );
    expect(await settingsFor(file, '/project/mosquitto.conf')).toEqual({
      root: '/project/image',
      map: { '/etc/mosquitto': '/etc' },
      rules: { 'local-only': 'off' },
    });
    expect(await settingsFor(file, '/project/legacy/a.conf')).toMatchObject({
      target: '1.6',
      rules: { 'local-only': 'off', 'autosave-off': 'error' },
    });
    expect(await isIgnored(file, '/project/old/deep/a.conf')).toBe(true);
    expect(await isIgnored(file, '/project/a.conf')).toBe(false);
    expect(namedFiles(file)).toEqual(['/project/one.conf']);
  });

  it.each(['a: [', 'targets: x', 'rules: { local-only: maybe }'])('a mistake is told: %s', async (text) => {
    await expect(read(text)).rejects.toThrow(SettingsError);
  });

  it('so is a rule that is none', async () => {
    const file = await read('rules: { nothing: off }');
    await expect(settingsFor(file, '/project/a.conf')).rejects.toThrow(/there is no rule "nothing"/);
  });
});
