import { MASK, type PasswordFile } from '@mosquitto-conf/config/internal';
import { columns, count, visible } from '../columns.js';
import { jsonText, type OutputFormat } from '../format.js';

/** What a format of `checkconfig passwd list` is given. */
export interface UserList {
  readonly path: string;
  readonly file: PasswordFile;
}

function usersOf({ file }: UserList) {
  return file.userLines.map(({ name, place, mayBeSecret }) => {
    const entry = file.users.get(name);
    const isUsed = entry?.place.line === place.line;
    const user = mayBeSecret ? MASK : name;
    return { user, line: place.line, scheme: isUsed ? entry.scheme : undefined };
  });
}

const text: OutputFormat<UserList> = {
  name: 'text',
  summary: 'for terminals: each user with the scheme of its password',
  write(list) {
    const users = usersOf(list);
    const { path, file } = list;
    const rows = users.map(({ user, line, scheme }) => [
      visible(user),
      scheme ?? 'cannot log in by this line',
      `${path}:${line}`,
    ]);
    const lines = [
      ...columns(rows, ''),
      '',
      `${count(file.users.size, 'user')} for Mosquitto ${file.release.name}.`,
    ];
    return `${lines.join('\n')}\n`;
  },
};

const json: OutputFormat<UserList> = {
  name: 'json',
  summary: 'for programs: schemas/passwd.schema.json',
  write: (list) =>
    jsonText({
      version: 1,
      path: list.path,
      target: list.file.release.name,
      users: usersOf(list).map(({ scheme = null, ...user }) => ({ ...user, scheme })),
    }),
};

/** The formats of `checkconfig passwd list`; the first is the usual one. */
export const passwdFormats: readonly OutputFormat<UserList>[] = [text, json];
