import type { CheckedRule } from '../../rule.js';

export const logSilent: CheckedRule = {
  id: 'log-silent',
  category: 'pitfall',
  severity: 'info',
  summary: 'Nothing is logged, errors included.',
  why: 'Why a client is refused, or why a bridge does not connect, is said in the log and nowhere else.',
  wrong: [
    {
      text: `
        log_dest none
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        log_type none
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        log_type error
        listener 1883
        allow_anonymous true
      `,
    },
  ],
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
