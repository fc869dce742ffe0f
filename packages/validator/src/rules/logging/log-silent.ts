import type { Rule } from '../../rule.js';

export const logSilent: Rule = {
  id: 'log-silent',
  category: 'pitfall',
  severity: 'info',
  summary: 'Nothing is logged, errors included.',
  why: 'Why a client is refused, or why a bridge does not connect, is said in the log and nowhere else.',
  wrong: [
    { text: 'log_dest none\nlistener 1883\nallow_anonymous true\n' },
    { text: 'log_type none\nlistener 1883\nallow_anonymous true\n' },
  ],
  right: [{ text: 'log_type error\nlistener 1883\nallow_anonymous true\n' }],
  check({ configuration, report }) {
    for (const name of ['log_dest', 'log_type']) {
      const [only, ...others] = configuration.settings.all(name);
      const value: unknown = only?.value;
      const none = value === 'none' || (value as { to?: string } | undefined)?.to === 'none';
      if (!only || others.length > 0 || !none) continue;
      report({
        message: 'The broker logs nothing at all.',
        help: 'Keep at least `log_type error`.',
        place: only.place,
      });
    }
  },
};
