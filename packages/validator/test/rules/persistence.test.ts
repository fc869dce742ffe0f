import { expect, test } from 'vitest';
import { findings, reports } from './findings.js';

reports('autosave-off', [
  ['without persistence', [], 'autosave_interval 0\n'],
  ['with persistence', [2], 'persistence true\nautosave_interval 0\n'],
  ['persistence switched off', [], 'persistence false\nautosave_interval 0\n'],
  ['each second', [], 'persistence true\nautosave_interval 1\n'],
]);

reports('persistence-off', [
  ['a name of the file', [1], 'persistence_file mosquitto.db\n'],
  ['switched off on purpose', [], 'persistence false\npersistence_file mosquitto.db\n'],
  ['nothing to save', [], 'listener 1883\n'],
  [
    'a plugin may save there',
    [],
    'persistence_location /var/lib/mosquitto/\nplugin /a.so\n',
    { files: { '/a.so': '' }, machine: { elsewhere: true } },
  ],
]);

const saved = (...lines: string[]) => ['persistence true', ...lines, ''].join('\n');

reports('persistence-path', [
  ['without persistence', [], 'persistence_location /tmp/\n'],
  ['persistence switched off', [], 'persistence false\npersistence_location /tmp/\n'],
  ['a folder that looks like a file', [2], saved('persistence_location /var/lib/mosquitto.DB')],
  ['a folder .db', [], saved('persistence_location /var/lib/.db')],
  ['a folder with .db in its name', [], saved('persistence_location /var/lib/db.d')],
  [
    'the folder is in front of an absolute path',
    [3],
    saved('persistence_location /var/', 'persistence_file /a.db'),
  ],
  ['a relative path', [], saved('persistence_location /var/', 'persistence_file lib/a.db')],
  ['no slash at the end', [2], saved('persistence_location /var/lib'), { target: '2.0.2' }],
  ['a slash at the end', [], saved('persistence_location /var/lib/'), { target: '2.0.2' }],
  [
    'no backslash at the end of a Windows folder',
    [2],
    saved('persistence_location C:\\data'),
    { target: '2.0.2' },
  ],
  [
    'a backslash at the end of a Windows folder',
    [],
    saved('persistence_location C:\\data\\'),
    { target: '2.0.2' },
  ],
  ['a release that adds the slash', [], saved('persistence_location /var/lib'), { target: '2.0.3' }],
  ['/tmp', [2], saved('persistence_location /tmp')],
  ['a folder in /tmp', [2], saved('persistence_location /tmp/mosquitto/')],
  ['a folder whose name begins so', [], saved('persistence_location /tmpfs/')],
]);

test.each([
  ['persistence_location /var/a.db', ['Write only the folder']],
  ['persistence_location /a.db', []],
  ['persistence_location /var/a.db\npersistence_file b.db', []],
])('persistence-path: fixes of %j', (text, titles) => {
  const [found] = findings('persistence-path', saved(text));
  expect(found?.fixes.map(({ title }) => title)).toEqual(titles);
});

reports('sessions-forgotten', [
  ['without persistence', [], 'listener 1883\n', { target: '1.4.13' }],
  ['switched off', [], 'persistence false\n', { target: '1.4.13' }],
  ['saved', [1], saved(), { target: '1.4.13' }],
  ['by the release before', [], saved(), { target: '1.4.12' }],
  ['by the release after', [], saved(), { target: '1.4.14' }],
]);
