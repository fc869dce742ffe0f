import { textsOf } from '@mosquitto-conf/config/internal';
import { moveLineTo } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

const texts = textsOf('per-listener-settings-late', {
  fix: 'Move the line to the top of the main file',
});

export const perListenerSettingsLate = {
  id: 'per-listener-settings-late',
  texts,
  category: 'refused',
  severity: 'error',
  summary: '`per_listener_settings true` comes after an access setting.',
  why: 'Access settings above the line apply to all listeners, and the broker cannot change that afterwards, so it does not start. Lines of included files count too, in the order in which the broker reads them.',
  explains: {
    configuration: ['above-listener', 'replaced-setting', 'repeated-setting', 'nobody-can-connect'],
  },
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        per_listener_settings true
      `,
    },
  ],
  right: [
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  fix(found, context) {
    const main = context.configuration.files[0];
    if (!main) return [];
    return moveLineTo(context, found.place, { file: main.path, before: 1 }, texts.fix);
  },
} satisfies ReportedRule;
