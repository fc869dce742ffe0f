import type { Covered } from '@mosquitto-conf/test/internal';
import { visible } from '../columns.js';
import type { CoverageFormat } from './coverage-format.js';

const kinds: readonly (readonly [Covered['kind'], string])[] = [
  ['listener', 'listeners'],
  ['user', 'users'],
  ['acl', 'ACL lines'],
  ['role', 'roles'],
  ['bridge-topic', 'topics of bridges'],
];

/** For terminals: how much of each kind was touched, and what was not. */
export const text: CoverageFormat = {
  name: 'text',
  summary: 'for terminals: what no case has touched',
  write(covered) {
    const parts = kinds.flatMap(([kind, name]) => {
      const all = covered.filter((one) => one.kind === kind);
      if (all.length === 0) return [];
      const missing = all.filter(({ touched }) => !touched);
      const lines = missing.map((one) => `  ${visible(`${one.file}:${one.line}`)}  ${visible(one.name)}\n`);
      return `${name}: ${all.length - missing.length} of ${all.length} used\n${lines.join('')}`;
    });
    return parts.length === 0 ? 'The configuration has nothing to cover.\n' : parts.join('');
  },
};
