import { MASK, type PasswordFile } from '@mosquitto-conf/config/internal';
import { say } from '../../language.js';
import { passwdTexts } from '../../texts/passwd.js';
import { table, visible } from '../columns.js';
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
  summary: passwdTexts.text,
  write(list) {
    const users = usersOf(list);
    const { path, file } = list;
    const release = file.release.name;
    const rows = users.map(({ user, line, scheme }) => [
      visible(user),
      scheme ?? say(passwdTexts.noLogIn),
      `${path}:${line}`,
    ]);
    const lines = [
      ...table(rows),
      '',
      say(
        file.users.size === 1
          ? passwdTexts.oneUser({ release })
          : passwdTexts.users({ count: file.users.size, release }),
      ),
    ];
    return `${lines.join('\n')}\n`;
  },
};

const json: OutputFormat<UserList> = {
  name: 'json',
  summary: passwdTexts.json,
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
