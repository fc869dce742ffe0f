import type { ReportedRule } from '../../rule.js';

export const defaultListener = {
  id: 'default-listener',
  category: 'pitfall',
  severity: 'info',
  summary: 'A line opens the default listener, or is for one that the broker does not open.',
  why: '`port`, `bind_address` and listener directives above every `listener` of their file open a default listener. If a `listener` line follows, this is a second, possibly unintended port. From 2.0.12, without `listener`, `port` and `bind_address` the broker opens port 1883 on loopback only and ignores what was set on the default listener.',
  first: '2.0.12',
  wrong: [
    {
      text: `
        socket_domain ipv4
        port 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        socket_domain ipv4
        allow_anonymous true
      `,
    },
  ],
} satisfies ReportedRule;
