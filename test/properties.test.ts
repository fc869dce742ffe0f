import { analyse, directives, findTarget, type Host, MemoryFiles } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { type Diagnostic, diagnose } from '@mosquitto-conf/validator';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const TARGETS = ['1.4.0', '1.4.15', '1.5.11', '1.6.15', '2.0.11', '2.0.22', '2.1.2'];

function lint(files: Readonly<Record<string, string | Uint8Array>>, target: string): Diagnostic[] {
  const host: Host = {
    files: new MemoryFiles(files),
    tls: nodeTls,
    resolve: () => undefined,
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'machine',
    root: true,
  };
  const analysis = analyse('mosquitto.conf', findTarget(target)!, host);
  const found = diagnose(analysis, 'mosquitto.conf');
  // An error exactly where the target refuses; what a template becomes is not known.
  if (!found.some(({ rule }) => rule === 'template'))
    expect(found.some(({ severity }) => severity === 'error')).toBe(analysis.outcome !== 'running');
  for (const { range, message } of found) {
    expect(message).not.toBe('');
    const { start, end } = range;
    expect(start.line <= end.line && (start.line < end.line || start.character <= end.character)).toBe(true);
  }
  return found;
}

const target = fc.constantFrom(...TARGETS);
const bytes = fc.uint8Array({ maxLength: 400 });
const name = fc.constantFrom(...directives.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
const word = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    '0',
    '1',
    '1883',
    '-1',
    '127.0.0.1',
    'acl',
    'passwd',
    'conf.d',
    '#',
    '""',
    '30m',
    '"',
    'mqtt',
  ),
  fc.string({ maxLength: 8 }),
);
const line = fc
  .tuple(name, fc.array(word, { maxLength: 5 }), fc.constantFrom(' ', '  ', '\t'))
  .map(([directive, words, blank]) => [directive, ...words].join(blank));
const configuration = fc
  .tuple(
    fc.array(fc.oneof(line, fc.string(), fc.constant('listener 1883'), fc.constant('connection b')), {
      maxLength: 30,
    }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([lines, end]) => lines.join(end));

test('any bytes end in diagnostics, for every release', () => {
  fc.assert(
    fc.property(bytes, target, (content, release) => void lint({ 'mosquitto.conf': content }, release)),
    { numRuns: 1000 },
  );
});

test('any directives with any values, and any files beside them, end in diagnostics', () => {
  const beside = fc.record({ acl: bytes, passwd: fc.string(), 'conf.d/a.conf': configuration });
  fc.assert(
    fc.property(
      configuration,
      beside,
      target,
      (text, files, release) => void lint({ 'mosquitto.conf': text, ...files }, release),
    ),
    { numRuns: 1000 },
  );
});

test('the same configuration gives the same diagnostics', () => {
  fc.assert(
    fc.property(configuration, target, (text, release) => {
      expect(lint({ 'mosquitto.conf': text }, release)).toEqual(lint({ 'mosquitto.conf': text }, release));
    }),
    { numRuns: 200 },
  );
});
