import { textsOf } from '@mosquitto-conf/config/internal';
import type { AnyDocument, Document } from '@mosquitto-conf/grammar';
import { insertLine } from '@mosquitto-conf/grammar';
import type { Repair } from '../../diagnostic.js';
import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf } from '../../facts/access.js';
import { forDecision } from '../../fixes/fix.js';
import { withName } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';
import { isSuppression } from '../../suppression-comments.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('acl-pattern-under-user', {
  separate: 'Put a blank line above the pattern',
  message: 'This pattern applies to all clients, not only to `{user}`.',
  helpPlain:
    'If it is only for `{user}`, write `topic` instead of `pattern`. If it is for all clients, move it to the top of the file or put a blank line above it.',
  help: 'If it is only for `{user}`, write `topic` with the real names instead of `%u` and `%c`. If it is for all clients, move it to the top of the file or put a blank line above it.',
});

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclPatternUnderUser: CheckedRule = {
  id: 'acl-pattern-under-user',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'A `pattern` line directly below a `user` line looks as if it applied only to that user.',
  why: 'A pattern applies to all clients, wherever it appears; only `%u` and `%c` make a difference. Below a `user` line it looks as if other clients did not get this permission.',
  explains: { line: ['acl-pattern-plain'], configuration: ['user-without-acl'] },
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          pattern readwrite devices/%c/#

          user bruno
          topic read #
        `,
      },
    },
    { text, files: { passwd: PASSWORDS, acl: 'user ana\npattern read sensors/#\n' } },
  ],
  right: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic read #

          user bruno
          topic read #

          pattern readwrite users/%u/#
        `,
      },
    },
  ],
  check(context) {
    const { analysis, policies, report } = context;
    for (const { acl } of aclsOf(policies)) {
      if (acl.patterns.length === 0) continue;
      const document = analysis.report.documents.get(acl.path);
      const below = linesBelowUsers(document as Document | undefined);
      for (const { place, filter } of acl.patterns) {
        const user = below.get(place.line);
        if (user === undefined) continue;
        const isPlain = !/%[uc]/.test(filter);
        report({
          message: texts.message({ user }),
          help: (isPlain ? texts.helpPlain : texts.help)({ user }),
          place,
          fixes: [
            ...(isPlain
              ? withName(context, place, fixTitles.write({ value: 'topic' }), false, 'topic').map(forDecision)
              : []),
            ...(document ? [separate(document, acl.path, place.line)] : []),
          ],
        });
      }
    }
  },
};

/** Puts a blank line above the pattern. */
function separate(document: AnyDocument, file: string, line: number): Repair {
  const edits = insertLine(document, line, '').map((edit) => ({ file, edit }));
  return { title: texts.separate, safe: true, edits };
}

/** Lines that follow a `user` line without a blank line or a comment between, with the user's name. */
function linesBelowUsers(document: Document | undefined): ReadonlyMap<number, string> {
  const below = new Map<number, string>();
  let user: string | undefined;
  for (const line of document?.lines ?? []) {
    if (line.kind === 'comment' && isSuppression(line.text)) continue;
    if (line.kind !== 'directive') user = undefined;
    else if (line.name.text === 'user') user = line.value?.text;
    else if (user !== undefined) below.set(line.number, user);
  }
  return below;
}
