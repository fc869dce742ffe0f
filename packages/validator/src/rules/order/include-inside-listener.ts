import type { ReportedRule } from '../../rule.js';

export const includeInsideListener = {
  id: 'include-inside-listener',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An `include_dir` between a listener and its settings includes another listener.',
  why: 'While the broker reads the included listener, it moves its list of listeners in memory and loses the current one. The broker does not apply the settings that follow the `include_dir` and logs no message: a port intended for TLS may be open without TLS. Up to 2.0 the same applies to bridges.',
  noFix: 'Where the line may move depends on what the included files set.',
  wrong: [
    {
      text: `
        listener 1883 127.0.0.1
        include_dir conf.d
        max_connections 10
        allow_anonymous true
      `,
      files: { 'conf.d/a.conf': 'listener 1884 127.0.0.1\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
        max_connections 10
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/a.conf': 'listener 1884 127.0.0.1\n' },
    },
    {
      text: `
        listener 1883 127.0.0.1
        include_dir conf.d
        max_connections 10
        allow_anonymous true
      `,
      files: { 'conf.d/a.conf': 'persistence true\n' },
    },
  ],
} satisfies ReportedRule;
