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

describe('a bridge topic of ""', () => {
  const bridge = 'connection b\naddress 127.0.0.1\n';

  test.each([
    ['1.6.9', 'topic "" both 0 l/ r/\n', 'running'],
    ['1.6.10', 'topic "" both 0 l/ r/\n', 'crash'],
    ['1.6.10', 'topic "" both 0 "" r/\n', 'crash'],
    ['1.6.10', 'topic "" both 0 l/+ r/\n', 'config'],
    ['1.6.10', 'topic "" both 0\n', 'config'],
    ['1.6.10', 'topic a both 0 l/ r/\n', 'running'],
    ['1.6.11', 'topic "" both 0 l/ r/\n', 'running'],
  ])('%s %j', (target, line, expected) => {
    const { outcome, stop } = read({ [MAIN]: bridge + line }, target);
    expect(outcome).toBe(expected);
    if (outcome === 'crash') expect(stop?.named).toBeUndefined();
  });
});

describe('CRLF', () => {
  test.each([
    ['listener 1883\r\nallow_anonymous true\r\n', 2],
    ['listener 1883\r\nlog_type\r\n', 2],
    ['include_dir conf.d\r\n', 1],
    ['listener 1883\r\r\nallow_anonymous false\r\r\n', 2],
    // A number ends before it, and texts are trimmed.
    ['listener 1883\r\nmax_connections 5\r\nlog_timestamp_format x\r\n\r\n', undefined],
    // Only the end of the file follows.
    ['listener 1883\nallow_anonymous true\r', undefined],
  ])('%j stops 2.0.12 alone', (text, line) => {
    const files = { [MAIN]: text, 'conf.d/a.conf': 'listener 1883\r\n' };
    const { stop } = read(files, '2.0.12');
    expect(stop?.named?.line).toBe(line);
    if (stop)
      expect([stop.message.includes('\r'), stop.help]).toEqual([
        false,
        expect.stringContaining('Unix line ends'),
      ]);
    if (!text.includes('log_type\r'))
      for (const target of ['2.0.11', '2.0.13', '2.1.2']) expect(read(files, target).stop).toBeUndefined();
  });
});

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

  test('2.0: ignored with a warning', () => {
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

describe('a folder in the place of an included file', () => {
  const files = { [MAIN]: 'listener 1883\ninclude_dir d\n', 'd/x.conf/y': '' };

  test.each([
    ['1.4.14', 'running', undefined],
    ['1.4.15', 'running', true],
    ['1.6.15', 'running', true],
    ['2.0.0', 'config', undefined],
    ['2.1.2', 'config', undefined],
  ])('%s: %s', (release, outcome, hangs) => {
    const { report } = read(files, release);
    expect(report.outcome).toBe(outcome);
    expect(report.stop?.hangs).toBe(hangs);
  });
});

describe('memory_limit and the first listener', () => {
  test.each([
    ['1.4.15', 1167],
    ['1.5.4', 1247],
    ['1.5.11', 1255],
    ['1.6.15', 1287],
    ['2.0.0', 1391],
    ['2.0.22', 1399],
    ['2.1.2', 1647],
  ])('%s refuses it up to %i, and says where', (release, most) => {
    const stopOf = (limit: number) => {
      const text = `memory_limit ${limit}\nlistener 1883\n`;
      return read({ [MAIN]: text }, release).report.stop;
    };
    expect(stopOf(most)?.named).toEqual({ file: MAIN, line: 2 });
    expect(stopOf(most + 1)?.named).toBeUndefined();
  });
});
