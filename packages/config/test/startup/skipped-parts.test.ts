import { describe, expect, it } from 'vitest';
import { refusals } from './support.js';

describe('what the program that executes a configuration does in its own way is not checked', () => {
  it.each([
    ['plugins', 'plugin /nope.so\nlistener 1883\n', 'plugin-unloadable'],
    ['written-files', 'pid_file /nope/m.pid\nlistener 1883\n', 'pid-file-unwritable'],
    ['addresses', 'listener 1883 203.0.113.7\n', 'address-not-here'],
    ['addresses', 'listener 1883 nowhere.example\n', 'unresolved-host'],
    ['addresses', 'listener 80\n', 'privileged-port'],
    ['addresses', 'listener 0 /nope/m.sock\n', 'unix-socket-unusable'],
    ['addresses', 'listener 1883\nbind_interface none0\n', 'interface-unusable'],
  ] as const)('%s: %j', (part, text, code) => {
    for (const release of ['2.0.22', '2.1.2']) {
      expect(refusals(release, text)).toEqual([code]);
      expect(refusals(release, text, { skips: [part] })).toEqual([]);
    }
  });

  it('but everything else is', () => {
    const skips = ['plugins', 'written-files', 'addresses'] as const;
    const certificate = 'listener 8883 203.0.113.7\ncertfile /nope\nkeyfile /nope\n';
    expect(refusals('2.0.22', certificate, { skips })).toContain('certfile-unusable');
    expect(refusals('2.0.22', `listener 1883\n${certificate}protocol websockets\n`, { skips })).toContain(
      'certfile-unusable',
    );
    expect(refusals('2.1.2', 'listener 1883\nlistener 1883\n', { skips })).toEqual(['address-in-use']);
    expect(refusals('2.1.2', 'max_connections 5\nlistener 1883\n', { skips })).toEqual(['address-in-use']);
    expect(refusals('2.1.2', 'listener 1883\nplugin_load one /nope.so\n', { skips })).toEqual([
      'plugin-unused',
    ]);
  });

  it('nor is the log file, in releases that stop over it', () => {
    const text = 'log_dest file /nope/m.log\nlistener 1883\n';
    expect(refusals('1.6.9', text)).toEqual(['log-unwritable']);
    expect(refusals('1.6.9', text, { skips: ['written-files'] })).toEqual([]);
  });
});
