import { say } from '../../language.js';
import { aclTexts } from '../../texts/acl.js';
import { commonTexts } from '../../texts/common.js';
import { table, visible } from '../columns.js';
import type { AclAnswer, AclFormat, AclUser, Answer } from './acl-answer.js';

/** For terminals: a table. */
export const text: AclFormat = {
  name: 'text',
  summary: aclTexts.text,
  write(answer) {
    const lines = [...linesOf(answer), '', say(commonTexts.accordingTo({ release: answer.release.name }))];
    return `${lines.join('\n')}\n`;
  },
};

function linesOf({ found, showFile }: AclAnswer): readonly string[] {
  const show = (answer: Answer | undefined) => {
    if (!answer) return '-';
    const { allowed, place } = answer;
    const where = place ? ` (${showFile(place.file)}:${place.line})` : '';
    return `${say(allowed ? commonTexts.yes : commonTexts.no)}${where}`;
  };
  const { user, connects } = commonTexts;
  const { listener, acl, publishes, receives } = aclTexts;
  switch (found.action) {
    case 'unused':
      return found.unused.length === 0
        ? [say(aclTexts.allUsed)]
        : table(
            found.unused.map(({ place, rule, message }) => [
              `${showFile(place.file)}:${place.line}`,
              `${message} [${rule}]`,
            ]),
          );
    case 'users':
      return table([
        [user, listener, connects, acl].map(say),
        ...found.users.map((one) => [
          ...nameOf(one),
          show(one.connects),
          say(one.lines === 1 ? aclTexts.oneLine : aclTexts.lines({ count: one.lines })),
        ]),
      ]);
    case 'who':
      return [
        ...table([
          [user, listener, connects, publishes, receives].map(say),
          ...found.users.map((one) => [
            ...nameOf(one),
            show(one.connects),
            show(one.publish),
            show(one.receive),
          ]),
        ]),
        ...(found.plugin ? ['', say(aclTexts.pluginMayDecide)] : []),
      ];
  }
}

function nameOf({ user, listener }: AclUser): readonly [string, string] {
  return [user === null ? say(commonTexts.anonymousRow) : visible(user), listener];
}
