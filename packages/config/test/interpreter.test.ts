import { describe, expect, test } from 'vitest';
import { analyse, findTarget, type Host, MemoryFiles } from '../src/index.js';

const MAIN = 'mosquitto.conf';

function read(files: Readonly<Record<string, string>>, target: string) {
  const host: Host = {
    files: new MemoryFiles(files),
    resolve: () => undefined,
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'machine',
    root: true,
  };
  return analyse(MAIN, findTarget(target)!, host);
}

describe('log_dest', () => {
  const text = 'log_dest file /tmp/a.log\nlog_dest stdout\nlog_dest file /tmp/b.log\n';

  test.each(['1.6.15', '2.0.11', '2.1.2'])('%s: a second file is refused', (target) => {
    const { stop } = read({ [MAIN]: text }, target);
    expect([stop?.code, stop?.named?.line, stop?.related?.line]).toEqual(['duplicate-directive', 3, 1]);
  });

  test('other destinations add up', () => {
    const { outcome } = read({ [MAIN]: 'log_dest stdout\nlog_dest syslog\nlog_dest stdout\n' }, '2.1.2');
    expect(outcome).toBe('running');
  });
});

describe('include_dir of the folder the main file is in', () => {
  const files = { [MAIN]: 'persistence false\ninclude_dir .\n' };

  test('2.1: refused in the second reading; the line to go to is in the main file', () => {
    const { stop } = read(files, '2.1.2');
    expect(stop).toMatchObject({
      code: 'include-own-folder',
      place: { file: MAIN, line: 2 },
      named: { file: `./${MAIN}`, line: 2 },
    });
  });

  test('2.0: passed over with a warning', () => {
    const { outcome, report } = read(files, '2.0.22');
    expect(outcome).toBe('running');
    expect(report.remarks).toContainEqual(
      expect.objectContaining({
        code: 'include-own-folder',
        place: expect.objectContaining({ file: MAIN, line: 2 }),
      }),
    );
  });

  test('any other nested include is one', () => {
    const { stop } = read(
      { [MAIN]: 'include_dir conf.d\n', 'conf.d/a.conf': 'include_dir x.d\n', 'x.d/b.conf': '' },
      '2.1.2',
    );
    expect(stop).toMatchObject({ code: 'nested-include', place: { file: 'conf.d/a.conf' } });
  });
});
