import { analyse, findTarget, MemoryFiles } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { referenceLine } from '../src/run/reference-line.js';

/** What the broker would print about a configuration, and nothing where it starts. */
function printed(text: string, files: Record<string, string> = {}): string | undefined {
  const analysis = analyse('mosquitto.conf', findTarget('2.1.2')!, {
    files: new MemoryFiles({ 'mosquitto.conf': text, ...files }),
    resolve: () => ['127.0.0.1'],
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'broker',
    root: false,
  });
  return analysis.stop && referenceLine(analysis.stop, analysis);
}

const BRIDGE = 'connection away\naddress localhost\ntopic a\n';

describe('what scripts look for when the broker does not start', () => {
  it.each([
    ['lisstener 1883\n', "Unknown configuration variable 'lisstener'."],
    ['listener 1883\nmax_connections\n', "Empty 'max_connections' value in configuration."],
    ['pid_file a\npid_file b\n', "Duplicate 'pid_file' value in configuration."],
    ['mount_point a/\n', "The 'mount_point' option requires a listener to be defined first."],
    ['cleansession true\n', "The 'cleansession' option requires a bridge to be defined first."],
    [`${BRIDGE}bridge_psk 00ff\n`, 'Invalid bridge configuration: missing bridge_identity.'],
    [`${BRIDGE}bridge_identity me\n`, 'Invalid bridge configuration: missing bridge_psk.'],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it.each([
    ['ana:plain\n', "Unable to decode line in password file 'users'."],
    ['ana:$5$abcd$efgh\n', "Unable to decode line in password file 'users'."],
    ['ana:$6$\n', "Unable to decode line in password file 'users'."],
    [' :$6$abcd$efgh\n', "Empty username in password file 'users'."],
    [':$6$abcd$efgh\n', "Invalid line in password file 'users'."],
  ])('a password file with %s', (users, expected) => {
    expect(printed('listener 1883\npassword_file users\n', { users })).toBe(expected);
  });

  it('nothing where the broker starts, and nothing where the words are ours alone', () => {
    expect(printed('listener 1883\n')).toBeUndefined();
    expect(printed('listener 70000\n')).toBeUndefined();
  });
});
