import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const addressUnusable = {
  id: 'address-unusable',
  category: 'refused',
  severity: 'error',
  summary: 'The broker cannot listen on an address of this kind.',
  why: 'A link-local address exists once per interface, so it needs the interface after a `%`. The broker’s IPv6 sockets do not accept an IPv4 address in IPv6 form.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        listener 1883 fe80::1
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883 ::ffff:127.0.0.1
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
      `,
    },
  ],
} satisfies ReportedRule;
