import type { ReportedRule } from '../../rule.js';

export const ignoredByDefaultListener = {
  id: 'ignored-by-default-listener',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A setting above every `listener` line does not reach the default listener.',
  why: 'Up to 2.0 the default listener is opened after everything was read, and each release takes over only some of its settings. Up to 1.5.4 `acl_file` is not one of them: with `per_listener_settings true`, clients of the default listener may publish and read everything.',
  noFix: 'Only you know whether the port should stay the default listener.',
  last: '2.0.22',
  needsWhole: true,
  wrong: [
    {
      text: `
        port 9001
        protocol websockets
        http_dir www
        allow_anonymous true
      `,
      files: { 'www/index.html': '' },
      target: '1.6.15',
    },
  ],
  right: [
    {
      text: `
        listener 9001
        protocol websockets
        http_dir www
        allow_anonymous true
      `,
      files: { 'www/index.html': '' },
      target: '1.6.15',
    },
  ],
} satisfies ReportedRule;
