import { autosaveInterval, persistence } from '@mosquitto-conf/config/directives';
import type { CheckedRule } from '../../rule.js';

export const autosaveOff: CheckedRule = {
  id: 'autosave-off',
  category: 'pitfall',
  severity: 'info',
  summary: 'With `autosave_interval 0` the broker saves only when it ends.',
  why: 'After a power cut or a crash, all that happened since the start is gone: sessions, queued and retained messages. It spares the disk, which may be why it is there.',
  wrong: [
    {
      text: `
        persistence true
        autosave_interval 0
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        persistence true
        autosave_interval 300
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        persistence false
        autosave_interval 0
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  check({ configuration, report }) {
    const { settings } = configuration;
    const setting = settings.setting(autosaveInterval);
    if (setting?.value !== 0 || !settings.get(persistence)) return;
    report({
      message: 'The persistence file is written when the broker ends, and not before.',
      help: 'Write a number of seconds, such as `autosave_interval 900`.',
      place: setting.place,
    });
  },
};
