import { nodeTls } from '@mosquitto-conf/config/node';
import { expect, test } from 'vitest';
import { EXAMPLE_MAIN } from '../../src/examples/example-host.js';
import { readExample } from '../../src/examples/read-example.js';
import { diagnose } from '../../src/index.js';
import { findings } from './findings.js';

/** What the first finding says to do, and that there is no other that counts as much: one mistake, one finding. */
test.each<[text: string, target: string, rule: string, help: string]>([
  [
    'listener 1883 [::1]\nallow_anonymous true\n',
    '2.1.2',
    'unresolved-host',
    'Write the address without brackets: `listener 1883 ::1`.',
  ],
  [
    'listener 1883 0.0.0.0:1883\nallow_anonymous true\n',
    '2.0.22',
    'unresolved-host',
    'The port is the first word alone: write `listener 1883 0.0.0.0`.',
  ],
  [
    'listener 1883\nallow_anonymous true\ninclude_dir conf.d/one.conf\n',
    '2.1.2',
    'missing-folder',
    'Write the folder that contains the file: the broker reads every file in it whose name ends in `.conf`.',
  ],
  [
    'listener 1883\nallow_anonymous true\ntopic readwrite home/#\n',
    '1.6.15',
    'needs-bridge',
    'For a bridge, move the line below its `connection` line. For clients of this broker, write it into an ACL file, which `acl_file PATH` names.',
  ],
])('%j for %s', (text, target, rule, help) => {
  const files = { 'conf.d/one.conf': 'persistence true\n' };
  const { analysis } = readExample({ text, target, files, machine: { names: {} } }, nodeTls);
  const found = diagnose(analysis, EXAMPLE_MAIN);
  const [first] = found.filter(({ severity }) => severity !== 'info');
  expect(first).toMatchObject({ rule, help });
});

test('an address in the place of the port', () => {
  const text = 'listener 127.0.0.1:1883\nallow_anonymous true\n';
  const [found] = findings('number-cut-short', text, { target: '2.0.22' });
  expect(found?.help).toBe('Write the port first, and then the address: `listener 1883 127.0.0.1`.');
});
