import { expect, test } from 'vitest';
import { findings, reports } from './findings.js';

reports('log-silent', [
  ['a single log_type none', [1], 'log_type none\n'],
  ['a second line below it', [], 'log_type none\nlog_type error\n'],
  ['a line above it', [], 'log_type error\nlog_type none\n'],
  ['both directives', [1, 2], 'log_dest none\nlog_type none\n'],
]);

reports('log-contradiction', [
  ['none alone', [], 'log_dest none\n'],
  ['none twice', [], 'log_dest none\nlog_dest none\n'],
  ['none below another', [2], 'log_dest stdout\nlog_dest none\n'],
  ['none above another', [1], 'log_dest none\nlog_dest stdout\n'],
  ['the last none of several', [3], 'log_type none\nlog_type error\nlog_type none\n'],
  [
    'another file may take back what was said before',
    [],
    'log_dest stdout\ninclude_dir conf.d\n',
    { files: { 'conf.d/a.conf': 'log_dest none\n' } },
  ],
]);

test.each([
  ['log_dest stdout\nlog_dest none\n', 'the line above it, so nothing is logged.', false],
  ['log_dest stdout\nlog_dest syslog\nlog_dest none\n', 'the 2 lines above it, so nothing is logged.', false],
  ['log_dest stdout\nlog_dest none\nlog_dest syslog\n', 'the line above it.', false],
  ['log_dest none\nlog_dest stdout\n', 'has no effect: the lines below it count.', true],
])('log-contradiction: %j', (text, message, safe) => {
  const [found] = findings('log-contradiction', text);
  expect(found?.message).toContain(message);
  expect(found?.fixes.map((fix) => fix.safe)).toEqual([safe]);
});
