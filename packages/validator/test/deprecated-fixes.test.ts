import { type Analysis, analyse, findTarget, listenerPolicies, overlayFiles } from '@mosquitto-conf/config';
import { applyEdits, encode } from '@mosquitto-conf/grammar';
import { expect, test } from 'vitest';
import { measuredMachine } from '../../../test/support/measured-machine.js';
import { filesOf, oracleCases } from '../../../test/support/oracle.js';
import { exposuresOf } from '../src/facts/exposure.js';
import { diagnose } from '../src/index.js';
import { fixed } from './rules/findings.js';

const fix = (text: string, target = '2.1.2', files: Readonly<Record<string, string>> = {}) =>
  fixed('deprecated-directive', text, { target, files }).map(([title, safe, after]) => [title, safe, after]);

test.each([
  ['port 1884\nallow_anonymous true\n', 'listener 1884\nallow_anonymous true\n'],
  ['port 1884\nbind_address 127.0.0.1\n', 'listener 1884 127.0.0.1\n'],
  ['bind_address 127.0.0.1\nmax_connections 5\n', 'listener 1883 127.0.0.1\nmax_connections 5\n'],
  ['port 1884\nmax_connections 5\nlistener 8883\n', 'listener 1884\nmax_connections 5\nlistener 8883\n'],
  ['max_connections 5\nport 1884\n', 'listener 1884\nmax_connections 5\n'],
  ['max_qos 1\nbind_address ::1\nport 1884\n', 'listener 1884 ::1\nmax_qos 1\n'],
  ['listener 8883\nport 1884\nmax_qos 1\n', 'listener 8883\nlistener 1884\nmax_qos 1\n'],
  ['listener 1883\nauto_id_prefix a-\n', 'listener 1883\nlistener_auto_id_prefix a-\n'],
  ['retry_interval 20\nlistener 1883\n', 'listener 1883\n'],
])('%j', (before, after) => {
  expect(fix(before)).toEqual([[expect.any(String), true, after]]);
});

test.each<[what: string, text: string, target?: string]>([
  ['a listener between', 'port 1884\nlistener 8883\nbind_address 127.0.0.1\n'],
  ['a listener above, to which 2.0 gives the lines below', 'listener 8883\nport 1884\n', '2.0.22'],
  ['a second port', 'port 1884\nport 1885\n'],
  ['one prefix for two listeners', 'listener 1883\nauto_id_prefix a-\nlistener 1884\n'],
  ['a prefix above the listener', 'auto_id_prefix a-\nlistener 1883\n'],
  ['another meaning', 'listener 1883\nmessage_size_limit 1000\n'],
  ['a default that depends on the release', 'listener 1883\nallow_duplicate_messages true\n'],
])('nothing is replaced: %s', (_, text, target = '2.1.2') => {
  expect(fix(text, target)).toEqual([]);
});

/** What the fixes write in another way, and the policy compares. */
const MOVED = new Set(['port', 'bind_address', 'auto_id_prefix', 'listener_auto_id_prefix']);

/** What the broker does: the settings of each listener with their values, who may connect, and whether it starts. */
function meaning(analysis: Analysis) {
  const { configuration, outcome } = analysis;
  const listeners = configuration.listeners.map(({ port, host, unixSocketPath, settings }) => {
    const values = [...settings].filter(({ directive }) => !MOVED.has(directive.name));
    return [port, host, unixSocketPath, values.map(({ directive, value }) => [directive.name, value])];
  });
  const sorted = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).sort();
  const exposures = exposuresOf(analysis).map((one) => ({
    ...one,
    ways: [...one.ways],
    guards: [...one.guards],
    unread: [...one.unread],
  }));
  const prefixes = listenerPolicies(analysis).map(({ clientIds }) => clientIds.generatedPrefix.value);
  return { outcome, listeners: sorted(listeners), exposures: sorted(exposures), prefixes: sorted(prefixes) };
}

test.each(['1.6.15', '2.0.22', '2.1.2'])('%s does the same after each fix', (name) => {
  const release = findTarget(name)!;
  let count = 0;
  for (const one of oracleCases()) {
    const host = measuredMachine(filesOf(one));
    const before = analyse('mosquitto.conf', release, host);
    for (const { rule, fixes } of diagnose(before, 'mosquitto.conf')) {
      if (rule !== 'deprecated-directive') continue;
      for (const { edits } of fixes) {
        const [{ file } = { file: '' }] = edits;
        const text = before.report.documents.get(file)!.text;
        const edited = applyEdits(
          text,
          edits.map(({ edit }) => edit),
        );
        const files = overlayFiles(host.files, new Map([[file, encode(edited)]]));
        const after = analyse('mosquitto.conf', release, { ...host, files });
        expect(meaning(after), `${one.id}\n${text}\n--\n${edited}`).toEqual(meaning(before));
        count++;
      }
    }
  }
  expect(count).toBeGreaterThan(5);
});
