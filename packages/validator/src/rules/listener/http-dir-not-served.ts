import { httpDir } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { nameOf } from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('http-dir-not-served', {
  message: '`http_dir` has no effect on {listener}: from 2.1, only `protocol http_api` serves files.',
  help: 'Remove the line, and serve the files with a web server. Or move it below a listener of its own with `protocol http_api`, which also shows the state of the broker to anyone who reaches that port.',
});

export const httpDirNotServed: CheckedRule = {
  id: 'http-dir-not-served',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'From 2.1, only a listener with `protocol http_api` serves the files of `http_dir`.',
  why: 'Up to 2.0, libwebsockets serves the files. The usual build of 2.1 has its own WebSockets implementation, which closes the connection of every other HTTP request without an answer. Browsers then show an empty reply. Only a listener with `protocol http_api` still serves the folder.',
  noFix:
    'Whether to serve the files on another port or with a web server is a decision about who may reach them.',
  first: '2.1.0',
  wrong: [
    {
      text: `
        listener 9001
        protocol websockets
        http_dir www
        allow_anonymous true
      `,
      files: { 'www/index.html': '<p>Hello\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        listener 9001
        protocol websockets
        http_dir www
        allow_anonymous true
      `,
      files: { 'www/index.html': '<p>Hello\n' },
      target: '2.0.22',
    },
    {
      text: `
        listener 9001
        protocol websockets
        allow_anonymous true

        listener 8080 127.0.0.1
        protocol http_api
        http_dir www
      `,
      files: { 'www/index.html': '<p>Hello\n' },
    },
  ],
  check({ policies, report }) {
    for (const { listener, servedFolder } of policies) {
      const setting = listener.settings.setting(httpDir);
      if (!setting || servedFolder.setting) continue;
      report({
        message: texts.message({ listener: nameOf(listener) }),
        help: texts.help,
        place: setting.place,
      });
    }
  },
};
