import { moveLineTo } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const perListenerSettingsLate: Rule = {
  id: 'per-listener-settings-late',
  category: 'refused',
  severity: 'error',
  summary: '`per_listener_settings true` comes after a security setting.',
  why: 'What stands above the line was taken for all listeners together, and the broker does not take that back: it stops. Lines of included files count as well, in the order in which they are read.',
  wrong: [{ text: 'listener 1883\nallow_anonymous true\nper_listener_settings true\n' }],
  right: [{ text: 'per_listener_settings true\nlistener 1883\nallow_anonymous true\n' }],
  fix(found, context) {
    const main = context.configuration.files[0];
    if (!main) return [];
    return moveLineTo(
      context,
      found.place,
      { file: main.path, before: 1 },
      'Move the line to the top of the main file',
    );
  },
};
