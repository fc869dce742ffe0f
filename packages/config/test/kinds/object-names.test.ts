import { expect, test } from 'vitest';
import { analyse, directives, type Host, latest, MemoryFiles } from '../../src/index.js';

/** Names that every object of JavaScript has. A dictionary that is an object would find something under each. */
const names = Object.getOwnPropertyNames(Object.prototype);

test.each(names)('the value %s is a word like any other, whatever the directive', (word) => {
  // As long, with the same end: that of a duration is its unit.
  const unknown = word.replaceAll(/[a-z](?=.)/gi, 'q');
  const reportOf = (value: string) => {
    const text = directives
      .map(({ name }) => `listener 1\nconnection c\nplugin x\n${name} ${value}\n`)
      .join('');
    const host: Host = {
      files: new MemoryFiles({ 'mosquitto.conf': text }),
      resolve: () => undefined,
      interfaces: () => undefined,
      hasUser: () => undefined,
      hostname: 'broker',
      root: false,
    };
    const { report } = analyse('mosquitto.conf', latest, host);
    return [...report.problems, ...report.remarks].map(({ message, help, why }) =>
      [message, why, help].map(String).join(' ').replaceAll(value, 'VALUE'),
    );
  };
  expect(reportOf(word)).toEqual(reportOf(unknown));
});
