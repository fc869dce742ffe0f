import type { ReportedRule } from '../../rule.js';

export const includeOrder = {
  id: 'include-order',
  category: 'pitfall',
  severity: 'info',
  summary: 'The release reads included files in no order that can be relied on.',
  why: 'Up to 1.5.6 the files are read in the order of the directory, which depends on the file system and on how the files came there. Where two files set the same or the order of listeners matters, two machines with the same files may do different things. Since 1.5.7 the files are read by name.',
  last: '1.5.6',
  wrong: [
    {
      text: `
        listener 1883
        include_dir conf.d
      `,
      files: { 'conf.d/limits.conf': 'max_queued_messages 500\n', 'conf.d/log.conf': 'log_type all\n' },
      target: '1.5.6',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        include_dir conf.d
      `,
      files: { 'conf.d/all.conf': 'max_queued_messages 500\nlog_type all\n' },
      target: '1.5.6',
    },
    {
      text: `
        listener 1883
        include_dir conf.d
      `,
      files: { 'conf.d/limits.conf': 'max_queued_messages 500\n', 'conf.d/log.conf': 'log_type all\n' },
      target: '1.5.7',
    },
  ],
} satisfies ReportedRule;
