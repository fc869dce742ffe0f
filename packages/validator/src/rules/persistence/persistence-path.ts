import { since, type Text } from '@mosquitto-conf/config';
import { persistence, persistenceFile, persistenceLocation } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('persistence-path', {
  looksLikeFile: '`{path}` is read as a folder, but looks like a file.',
  writeFolder: 'Write the folder here, and the filename in `persistence_file`.',
  fixFolder: 'Write only the folder',
  absolute: 'The file is `{path}`: the broker puts the folder before this path.',
  writeName: 'Write only the filename.',
  fixName: 'Write only the filename',
  noSlash: 'The file is `{path}`: this release adds no slash after the folder.',
  endWithSlash: 'Write `persistence_location {folder}`.',
  temporary: 'Files in `/tmp` are lost when the machine restarts.',
  writePermanent: 'Write a permanent folder, such as `persistence_location /var/lib/mosquitto/`.',
});

/** Folders that are there. */
const FOLDERS = { '/var/lib/mosquitto/keep': '', '/var/lib/keep': '', '/tmp/keep': '' };

export const persistencePath: CheckedRule = {
  id: 'persistence-path',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The persistence file has an unexpected path, or is in a folder that does not last.',
  why: 'The path is `persistence_location` followed by `persistence_file`. Up to 2.0.2 the broker joins them without a separator, so without a slash at the end, the folder becomes part of the filename. Files in `/tmp` are lost when the machine restarts.',
  wrong: [
    {
      text: `
        persistence true
        persistence_location /var/lib/mosquitto
        listener 1883
        allow_anonymous true
      `,
      files: FOLDERS,
      target: '2.0.0',
    },
    {
      text: `
        persistence true
        persistence_location /tmp/
        listener 1883
        allow_anonymous true
      `,
      files: FOLDERS,
    },
    {
      text: `
        persistence true
        persistence_location /var/lib/mosquitto/
        persistence_file /tmp/home.db
        listener 1883
        allow_anonymous true
      `,
      files: { ...FOLDERS, '/var/lib/mosquitto/tmp/keep': '' },
    },
  ],
  right: [
    {
      text: `
        persistence true
        persistence_location /var/lib/mosquitto/
        persistence_file home.db
        listener 1883
        allow_anonymous true
      `,
      files: FOLDERS,
    },
    {
      text: `
        persistence true
        persistence_location /var/lib/mosquitto
        listener 1883
        allow_anonymous true
      `,
      files: FOLDERS,
    },
    {
      text: `
        persistence true
        persistence_file /var/lib/mosquitto/home.db
        listener 1883
        allow_anonymous true
      `,
      files: FOLDERS,
    },
  ],
  check({ configuration, release, report }) {
    const { settings } = configuration;
    const folder = settings.setting(persistenceLocation);
    if (!folder || !settings.get(persistence)) return;
    const file = settings.setting(persistenceFile);
    const name = settings.get(persistenceFile);
    const value = folder.value;
    const setFolder = (title: Text, path: string) => [
      new LineEdits(configuration).setValue(folder.place, path).fix(title, false),
    ];
    if (/[^/]\.db$/i.test(value)) {
      const slash = value.lastIndexOf('/') + 1;
      report({
        message: texts.looksLikeFile({ path: value }),
        help: texts.writeFolder,
        place: folder.place,
        fixes: slash > 1 && !file ? setFolder(texts.fixFolder, value.slice(0, slash)) : [],
      });
    } else if (file && name.startsWith('/')) {
      report({
        message: texts.absolute({ path: `${value.replace(/\/$/, '')}${name}` }),
        help: texts.writeName,
        place: file.place,
        fixes: [
          new LineEdits(configuration)
            .setValue(file.place, name.slice(name.lastIndexOf('/') + 1))
            .fix(texts.fixName, false),
        ],
      });
    } else if (!since(release, '2.0.3') && !endsWithSeparator(value)) {
      const ended = `${value}${value.includes('\\') ? '\\' : '/'}`;
      report({
        message: texts.noSlash({ path: `${value}${name}` }),
        help: texts.endWithSlash({ folder: ended }),
        place: folder.place,
        fixes: setFolder(fixTitles.write({ value: ended }), ended),
      });
    } else if (/^\/tmp(\/|$)/.test(value)) {
      report({
        message: texts.temporary,
        help: texts.writePermanent,
        place: folder.place,
      });
    }
  },
};

/** Whether a folder ends with a separator: a slash or, on Windows, a backslash. */
function endsWithSeparator(folder: string): boolean {
  return folder.endsWith('/') || /^[a-z]:.*\\$/i.test(folder);
}
