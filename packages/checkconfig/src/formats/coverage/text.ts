import type { Text } from '@mosquitto-conf/config';
import type { Covered } from '@mosquitto-conf/test/internal';
import { say } from '../../language.js';
import { coverageTexts } from '../../texts/coverage.js';
import { visible } from '../columns.js';
import type { CoverageFormat } from './coverage-format.js';

const kinds: readonly (readonly [Covered['kind'], Text])[] = [
  ['listener', coverageTexts.listeners],
  ['user', coverageTexts.users],
  ['acl', coverageTexts.aclLines],
  ['role', coverageTexts.roles],
  ['bridge-topic', coverageTexts.bridgeTopics],
];

/** For terminals: how much of each kind was touched, and what was not. */
export const text: CoverageFormat = {
  name: 'text',
  summary: coverageTexts.text,
  write(covered) {
    const parts = kinds.flatMap(([kind, name]) => {
      const all = covered.filter((one) => one.kind === kind);
      if (all.length === 0) return [];
      const missing = all.filter(({ touched }) => !touched);
      const lines = missing.map((one) => `  ${visible(`${one.file}:${one.line}`)}  ${visible(one.name)}\n`);
      const used = coverageTexts.used({ name, used: all.length - missing.length, all: all.length });
      return `${say(used)}\n${lines.join('')}`;
    });
    return parts.length === 0 ? say(coverageTexts.nothing) : parts.join('');
  },
};
