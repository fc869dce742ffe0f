import { since } from '@mosquitto-conf/config';
import { persistence, persistenceFile, persistenceLocation } from '@mosquitto-conf/config/directives';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

/** Folders that are there. */
const FOLDERS = { '/var/lib/mosquitto/keep': '', '/var/lib/keep': '', '/tmp/keep': '' };

export const persistencePath: CheckedRule = {
  id: 'persistence-path',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The persistence file has an unexpected path, or is in a folder that does not last.',
  why: 'The path is `persistence_location` followed by `persistence_file`. Up to 2.0.2 the broker joins them without a separator, so without a slash at the end, the folder becomes part of the file name. Files in `/tmp` are lost when the machine restarts.',
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
    const setFolder = (title: string, path: string) => [
      new LineEdits(configuration).setValue(folder.place, path).fix(title, false),
    ];
    if (/[^/]\.db$/i.test(value)) {
      const slash = value.lastIndexOf('/') + 1;
      report({
        message: `\`${value}\` is taken for a folder, but looks like a file.`,
        help: 'Name the folder here, and the file with `persistence_file`.',
        place: folder.place,
        fixes: slash > 1 && !file ? setFolder('Name the folder alone', value.slice(0, slash)) : [],
      });
    } else if (file && name.startsWith('/')) {
      report({
        message: `The file is \`${value.replace(/\/$/, '')}${name}\`: the folder is put in front of this path.`,
        help: 'Write the name of the file alone.',
        place: file.place,
        fixes: [
          new LineEdits(configuration)
            .setValue(file.place, name.slice(name.lastIndexOf('/') + 1))
            .fix('Write the name alone', false),
        ],
      });
    } else if (!since(release, '2.0.3') && !value.endsWith('/')) {
      report({
        message: `The file is \`${value}${name}\`: this release puts no slash between the two.`,
        help: 'End the folder with a slash.',
        place: folder.place,
        fixes: setFolder('End it with a slash', `${value}/`),
      });
    } else if (/^\/tmp(\/|$)/.test(value)) {
      report({
        message: 'What is saved in `/tmp` does not outlive a restart of the machine.',
        help: 'Name a lasting folder, such as `/var/lib/mosquitto/`.',
        place: folder.place,
      });
    }
  },
};
