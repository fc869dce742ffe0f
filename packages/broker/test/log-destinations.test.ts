import { analyse, latest, MemoryFiles } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { BrokerLog } from '../src/log/broker-log.js';

/** Where a line of the log goes. */
function destinations(lines: string): string[] {
  const found: string[] = [];
  const { configuration } = analyse('mosquitto.conf', latest, {
    files: new MemoryFiles({ 'mosquitto.conf': lines }),
    resolve: () => undefined,
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'broker',
    root: false,
  });
  const log = new BrokerLog(configuration, {
    now: () => new Date(0),
    locate: (path) => path,
    stdout: () => found.push('stdout'),
    stderr: () => found.push('stderr'),
  });
  log.write('notice', 'line');
  return found;
}

describe('a log', () => {
  it.each([
    ['', ['stderr']],
    ['log_dest dlt\n', ['stderr']],
    ['log_dest dlt\nlog_dest stdout\n', ['stdout']],
    ['log_dest none\n', []],
    ['log_dest dlt\nlog_dest none\n', []],
  ])('%j goes to %j: what is for DLT alone stays visible', (lines, expected) => {
    expect(destinations(lines)).toEqual(expected);
  });
});
