import { findTarget, type Host, latest, type Release } from '@mosquitto-conf/config';
import { applyEdits, parseConfiguration } from '@mosquitto-conf/grammar';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oracleCases } from '../../../../test/support/oracle.js';
import { equalConfigurations } from '../../src/equal.js';
import { formatDocument } from '../../src/format/format-document.js';
import { organize } from '../../src/format/organize.js';
import { machine, read } from '../support.js';
import { configuration } from './arbitraries.js';

function organized(text: string, target = '2.1', files: Readonly<Record<string, string>> = {}) {
  return organize('mosquitto.conf', findTarget(target)!, machine({ ...files, 'mosquitto.conf': text }));
}

test('the suggested structure', () => {
  const { text } = organized(`# The broker of the house.

connection office
address office.example
topic # out
# kept in the house
password_file passwd
listener 8883
bridge_insecure true
certfile c
keyfile k
# often enough
sys_interval 60
max_connections 10
plugin_load x /x.so
log_type error
plugin_opt_host a
persistence true
per_listener_settings false
max_qos 1
max_packet_size 1000
listener 1883
# the end
`);
  expect(text).toBe(`# The broker of the house.

# General
per_listener_settings false
# often enough
sys_interval 60

# Persistence
persistence true

# Limits
max_packet_size 1000

# Logging
log_type error

# kept in the house
password_file passwd

plugin_load x /x.so
plugin_opt_host a

# Listeners
listener 8883
max_connections 10
max_qos 1
certfile c
keyfile k

listener 1883

# Bridges
connection office
address office.example
topic # out
bridge_insecure true

# the end
`);
});

test('access settings go with their listener where they belong to it', () => {
  const { text } = organized(
    'per_listener_settings true\nlistener 1883\nallow_anonymous true\nsys_interval 1\nlistener 1884\npassword_file p\nplugin /p.so\nprotocol websockets\nplugin_opt_host x\n',
  );
  expect(text).toBe(
    '# General\nper_listener_settings true\nsys_interval 1\n\n# Listeners\nlistener 1883\nallow_anonymous true\n\nlistener 1884\nprotocol websockets\npassword_file p\n\nplugin /p.so\nplugin_opt_host x\n',
  );
});

test('lines of the default listener come before the others', () => {
  expect(organized('listener 1884\nport 1883\nuser a\n', '1.6').text).toBe(
    '# General\nuser a\n\n# Default listener\nport 1883\n\n# Listeners\nlistener 1884\n',
  );
});

test('included files stay where their order matters', () => {
  const files = { 'conf.d/a.conf': 'sys_interval 1\nlistener 1\n' };
  expect(organized('listener 2\ninclude_dir conf.d\nuser a\n', '2.1', files).text).toBe(
    '# General\nuser a\n\n# Listeners\nlistener 2\n\n# Further files\ninclude_dir conf.d\n',
  );
  expect(
    organized('include_dir conf.d\nlistener 2\nuser a\nsys_interval 3\n', '2.1', files).text,
  ).toBeUndefined();
  expect(organized('include_dir conf.d\nlistener 2\nuser a\n', '2.1', files).text).toBe(
    '# General\nuser a\n\n# Further files\ninclude_dir conf.d\n\n# Listeners\nlistener 2\n',
  );
});

test('a folder that is not here may hold anything', () => {
  const host: Host = machine({ 'mosquitto.conf': 'include_dir /etc/conf.d\nlistener 2\nuser a\n' });
  const elsewhere = {
    ...host,
    files: { ...host.files, read: (p: string) => host.files.read(p), list: () => 'unknown' as const },
  };
  expect(organize('mosquitto.conf', latest, elsewhere).refused).toContain(
    '`/etc/conf.d` is on another machine',
  );
});

test('a file that the release refuses is left alone, and it says why', () => {
  expect(organized('user a\nnonsense 1\n')).toEqual({
    refused: expect.stringMatching(/^Mosquitto 2\.1\.2 refuses it \(mosquitto\.conf:2\): /),
  });
});

/** The release makes the same of it; no line is lost; once is enough. */
function holds(text: string, release: Release, files: Readonly<Record<string, string>> = {}): boolean {
  const before = read({ ...files, 'mosquitto.conf': text }, release);
  const result = organize('mosquitto.conf', release, machine({ ...files, 'mosquitto.conf': text }));
  expect(result.refused !== undefined || before.refused.length === 0).toBe(true);
  if (result.text === undefined) return false;
  const after = read({ ...files, 'mosquitto.conf': result.text }, release);
  expect(after.refused).toEqual([]);
  expect(equalConfigurations(before.configuration, after.configuration)).toBe(true);
  const again = organize('mosquitto.conf', release, machine({ ...files, 'mosquitto.conf': result.text }));
  expect(again.text).toBe(result.text);
  const formatted = applyEdits(text, formatDocument(parseConfiguration(text), [release]));
  const kept = new Set(content(result.text));
  for (const line of content(formatted)) expect(kept.has(line)).toBe(true);
  return true;
}

function content(text: string): string[] {
  return parseConfiguration(text)
    .lines.filter(({ kind }) => kind !== 'blank')
    .map(({ start, end }) => text.slice(start, end));
}

test('any configuration', () => {
  fc.assert(
    fc.property(configuration, fc.constantFrom('1.4.15', '1.6.15', '2.0.11', '2.1.2'), (text, target) => {
      holds(text, findTarget(target)!);
    }),
    { numRuns: 2000 },
  );
});

test('the measured configurations: nearly all that are read can be put in order', () => {
  for (const target of ['1.5.11', '1.6.15', '2.0.22', '2.1.2']) {
    const release = findTarget(target)!;
    let [all, done] = [0, 0];
    for (const { files } of oracleCases()) {
      const text = files['mosquitto.conf'];
      if (text === undefined || read(files, release).refused.length > 0) continue;
      all++;
      if (holds(text, release, files)) done++;
    }
    expect({ target, share: done / all > 0.9, done, all }).toMatchObject({ share: true });
  }
});
