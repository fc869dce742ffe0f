import { autosaveInterval, persistence } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('autosave-off', {
  message: 'The broker writes the persistence file only when it stops.',
  help: 'Write a number of seconds, such as `autosave_interval 900`.',
});

export const autosaveOff: CheckedRule = {
  id: 'autosave-off',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'With `autosave_interval 0` the broker saves only when it stops.',
  why: 'After a power failure or a crash, everything since the start is lost: sessions, queued and retained messages. It reduces disk writes, which may be the intention.',
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
      message: texts.message,
      help: texts.help,
      place: setting.place,
    });
  },
};
