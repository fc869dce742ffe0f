import { directiveAt, withValue } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const duplicateBridge = {
  id: 'duplicate-bridge',
  category: 'refused',
  severity: 'error',
  summary: 'Two bridges have the same name.',
  why: 'The broker identifies bridges by their names, also in the topics for their connection state.',
  explains: { line: ['duplicate-client-id'] },
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 1
        local_clientid one

        connection office
        address 192.0.2.11
        topic doors/# out 1
        local_clientid two
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 1

        connection depot
        address 192.0.2.11
        topic doors/# out 1
      `,
    },
  ],
  fix({ place }, context) {
    const name = directiveAt(context, place)?.value?.text;
    if (!place || name === undefined) return [];
    const value = `${name}-2`;
    return withValue(context, place, fixTitles.write({ value }), false, value);
  },
} satisfies ReportedRule;
