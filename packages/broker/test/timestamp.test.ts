import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../test/support/real-parts.js';
import { formatTime } from '../src/log/timestamp.js';

describe('a time as log_timestamp_format wants it', () => {
  const moment = new Date(2026, 0, 2, 3, 4, 5);
  it.each([
    ['%Y-%m-%dT%H:%M:%S', '2026-01-02T03:04:05'],
    ['%k|%l|%P|%p', ' 3| 3|am|AM'],
    // The first of January 2026 is a Thursday: its week is the first, and no Sunday or Monday has been.
    ['%G-W%V-%u', '2026-W01-5'],
    ['%U %W %j', '00 00 002'],
    ['%Ey %Od', '26 02'],
    ['100%%', '100%'],
    ['%!', '%!'],
  ])('%s', (format, expected) => {
    expect(formatTime(format, moment)).toBe(expected);
  });

  it('counts the last days of December to the next year, where their week is', () => {
    expect(formatTime('%G %g %V', new Date(2024, 11, 30))).toBe('2025 25 01');
    expect(formatTime('%G %g %V', new Date(2027, 0, 1))).toBe('2026 26 53');
  });
});

describe.skipIf(!needs('date'))('the date of this machine', () => {
  const format =
    '%a %A %b %B %c %C %d %D %e %F %g %G %h %H %I %j %k %l %m %M %p %P %r %R %S %T %u %U %V %w %W %x %X %y %Y %z';
  it('is the same through ten years, a day and a bit at a time', () => {
    const seconds = Array.from({ length: 400 }, (_, index) => 1_700_000_000 + index * 800_003);
    const input = seconds.map((second) => `@${second}`).join('\n');
    const options = { input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } } as const;
    const lines = execFileSync('date', ['-f', '-', `+${format}`], options)
      .trimEnd()
      .split('\n');
    expect(seconds.map((second) => formatTime(format, new Date(second * 1000)))).toEqual(lines);
  });
});
