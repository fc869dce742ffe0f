import { autosaveInterval, persistence } from '@mosquitto-conf/config/directives';
import type { Rule } from '../rule.js';

export const autosaveOff: Rule = {
  id: 'autosave-off',
  category: 'pitfall',
  severity: 'info',
  summary: 'With `autosave_interval 0` the broker saves only when it ends.',
  why: 'After a power cut or a crash, all that happened since the start is gone: sessions, queued and retained messages. It spares the disk, which may be why it is there.',
  wrong: [{ text: 'persistence true\nautosave_interval 0\nlistener 1883\nallow_anonymous true\n' }],
  right: [
    { text: 'persistence true\nautosave_interval 300\nlistener 1883\nallow_anonymous true\n' },
    { text: 'persistence false\nautosave_interval 0\nlistener 1883\nallow_anonymous true\n' },
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
