import { expect, test } from 'vitest';
import { at, directives, findDirective, findTarget, releases } from '../../src/index.js';

function reloads(name: string): string[] {
  const { reload } = findDirective(name)!.directive;
  return ['1.4', '1.5', '1.6', '2.0', '2.1'].map((minor) => at(reload, findTarget(minor)!));
}

test('net__load_certificates reads the files of a listener again from 2.0 on', () => {
  const expected = ['ignored', 'ignored', 'ignored', 'reread', 'applied'];
  for (const name of ['certfile', 'keyfile', 'crlfile']) expect(reloads(name), name).toEqual(expected);
  expect(reloads('cafile')).toEqual(Array(5).fill('ignored'));
});

test('a reload ignores what it has reset to the default at the listener line', () => {
  // 1.6 sets the two at the line itself, 2.0 all three in listener__set_defaults.
  expect(reloads('max_qos').slice(2)).toEqual(['reset', 'reset', 'applied']);
  expect(reloads('max_topic_alias').slice(2)).toEqual(['reset', 'reset', 'applied']);
  expect(reloads('max_connections')).toEqual(['ignored', 'ignored', 'ignored', 'reset', 'applied']);
});

test('only settings of a listener that have a default are ever reset', () => {
  for (const directive of directives) {
    for (const release of releases) {
      if (at(directive.reload, release) !== 'reset') continue;
      expect(directive.scope).toBe('listener');
      expect(at(directive.default, release)).not.toBe(undefined);
    }
  }
});
