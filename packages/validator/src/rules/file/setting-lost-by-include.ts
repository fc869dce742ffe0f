import type { ReportedRule } from '../../rule.js';

export const settingLostByInclude = {
  id: 'setting-lost-by-include',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line behind an include_dir no longer reaches the listener or bridge above it.',
  why: 'Where an included file begins a listener, every release loses track of the listener above the include_dir: what follows for it in the main file is not applied, and nothing is said. Up to 2.0 it is the same with bridges. A certificate that is lost this way leaves a listener without TLS.',
  wrong: [
    {
      text: `
        listener 8883
        include_dir conf.d
        certfile certs/server.crt
        keyfile certs/server.key
        allow_anonymous true
      `,
      files: { 'conf.d/local.conf': 'listener 1883 127.0.0.1\n' },
    },
  ],
  right: [
    {
      text: `
        listener 8883
        certfile certs/server.crt
        keyfile certs/server.key
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/local.conf': 'listener 1883 127.0.0.1\n' },
    },
    {
      text: `
        listener 1883 127.0.0.1
        include_dir conf.d
        max_connections 100
        allow_anonymous true
      `,
      files: { 'conf.d/limits.conf': 'max_queued_messages 500\n' },
    },
  ],
} satisfies ReportedRule;
