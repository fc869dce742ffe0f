import { fixOf } from '../../fixes/fix.js';
import { directiveAt } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const unresolvedHost = {
  id: 'unresolved-host',
  category: 'refused',
  severity: 'error',
  summary: 'The hostname or address of a listener does not resolve to an address of this host.',
  why: 'A listener uses addresses of its own machine. The broker resolves a name once, at start-up, and does not start if the name does not resolve. To restrict who may connect, use `allow_anonymous`, password files or a firewall instead.',
  noFix: 'Only you know the right address.',
  wrong: [
    {
      text: `
        listener 1883 broker.example
        allow_anonymous true
      `,
      machine: { names: {} },
    },
    {
      text: `
        listener 1883 127.0.0.1
        socket_domain ipv6
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883 broker.example
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883 localhost
        allow_anonymous true
      `,
    },
  ],
  fix(found, context) {
    const { place } = found;
    const line = directiveAt(context, place);
    const host = line?.words[1];
    const bare = host && /^(["'])(.+)\1$/.exec(host.text)?.[2];
    return place && host && bare !== undefined
      ? [fixOf(fixTitles.removeQuotes, true, place.file, host.start, host.end, bare)]
      : [];
  },
} satisfies ReportedRule;
