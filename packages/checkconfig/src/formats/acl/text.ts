import { columns, count, visible } from '../columns.js';
import type { AclAnswer, AclFormat, AclUser, Answer } from './acl-answer.js';

/** For terminals: a table. */
export const text: AclFormat = {
  name: 'text',
  summary: 'for terminals: a table with the line of each answer',
  write(answer) {
    const lines = [...linesOf(answer), '', `According to Mosquitto ${answer.release.name}.`];
    return `${lines.join('\n')}\n`;
  },
};

function linesOf({ found, showFile }: AclAnswer): readonly string[] {
  const show = (answer: Answer | undefined) => {
    if (!answer) return '-';
    const { allowed, place } = answer;
    const where = place ? ` (${showFile(place.file)}:${place.line})` : '';
    return `${allowed ? 'yes' : 'no'}${where}`;
  };
  switch (found.action) {
    case 'unused':
      return found.unused.length === 0
        ? ['Every line of the ACL files has an effect.']
        : columns(
            found.unused.map(({ place, rule, message }) => [
              `${showFile(place.file)}:${place.line}`,
              `${message} [${rule}]`,
            ]),
            '',
          );
    case 'users':
      return columns(
        [
          ['user', 'listener', 'connects', 'ACL'],
          ...found.users.map((one) => [...nameOf(one), show(one.connects), count(one.lines, 'line')]),
        ],
        '',
      );
    case 'who':
      return [
        ...columns(
          [
            ['user', 'listener', 'connects', 'publishes', 'receives'],
            ...found.users.map((one) => [
              ...nameOf(one),
              show(one.connects),
              show(one.publish),
              show(one.receive),
            ]),
          ],
          '',
        ),
        ...(found.plugin ? ['', 'A plugin may decide otherwise.'] : []),
      ];
  }
}

function nameOf({ user, listener }: AclUser): readonly [string, string] {
  return [user === null ? '(anonymous)' : visible(user), listener];
}
