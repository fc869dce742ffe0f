import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const websocketsCapath = {
  id: 'websockets-capath',
  category: 'pitfall',
  severity: 'warning',
  summary: '`capath` is set on a WebSockets listener.',
  why: 'Up to 2.0, libwebsockets opens these listeners, and it supports only `cafile`: the folder has no effect.',
  last: '2.0.22',
  explains: { line: ['ca-without-certificate-check'] },
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true

        listener 9001
        protocol websockets
        capath ca
        certfile server.crt
        keyfile server.key
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY, 'ca/README': '' },
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true

        listener 9001
        protocol websockets
        certfile server.crt
        keyfile server.key
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
    },
  ],
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, true),
} satisfies ReportedRule;
