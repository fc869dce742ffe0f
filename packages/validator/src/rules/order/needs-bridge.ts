import { moveLineTo, nextLineBelow } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const needsBridge = {
  id: 'needs-bridge',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge directive is above every `connection` of its file.',
  why: 'A bridge directive belongs to the `connection` above it in the same file. A `connection` in another file does not count.',
  explains: { line: ['invalid-direction', 'invalid-qos'] },
  wrong: [
    {
      text: `
        remote_clientid home
        connection office
        address 192.0.2.10:1883
        topic sensors/# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10:1883
        remote_clientid home
        topic sensors/# out 1
      `,
    },
  ],
  fix(found, context) {
    const next = found.place && nextLineBelow(context, found.place, ['connection']);
    if (!found.place || !next) return [];
    const to = { file: found.place.file, before: next.number + 1 };
    return moveLineTo(
      context,
      found.place,
      to,
      fixTitles.moveBelow({ line: `connection ${next.value?.text ?? ''}` }),
    );
  },
} satisfies ReportedRule;
