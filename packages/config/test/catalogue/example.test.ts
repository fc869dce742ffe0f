import { describe, expect, it } from 'vitest';
import {
  analyse,
  at,
  type Directive,
  directives,
  type Host,
  knows,
  MemoryFiles,
  releases,
} from '../../src/index.js';

/** The newest release that executes a directive; of those without effect everywhere, the newest that knows it. */
function releaseOf(directive: Directive) {
  const known = releases.filter((release) => knows(release, directive));
  return known.findLast((release) => !at(directive.inert ?? false, release)) ?? known.at(-1)!;
}

/** What an example may be told: that it is deprecated, and what cannot be known of files, engines and interfaces of another machine. */
const ALLOWED = [
  'deprecated-directive',
  'default-listener',
  'engine-missing',
  'file-not-here',
  'interface-unusable',
  'local-only',
];

/** Another machine: nothing is known of its names, users and files but the configuration. */
const host = (text: string): Host => ({
  files: new MemoryFiles({ 'mosquitto.conf': text }, 'unknown'),
  resolve: (name) => (name === 'localhost' ? ['127.0.0.1'] : 'unknown'),
  interfaces: () => undefined,
  hasUser: () => undefined,
  hostname: 'home',
  root: true,
});

describe.each(directives.map((directive) => [directive.name, directive] as const))(
  '%s',
  (name, directive) => {
    const text = directive.example.join('\n');

    it('has an example that uses it', () => {
      const names = directive.example.map((line) => line.split(' ')[0] ?? '');
      expect(names.some((word) => (directive.family ? word.startsWith(name) : word === name))).toBe(true);
    });

    it('has an example that the broker accepts', () => {
      const release = releaseOf(directive);
      const { report } = analyse('mosquitto.conf', release, host(`${text}\n`));
      expect(report.problems.map(({ message }) => message)).toEqual([]);
      expect(
        report.remarks.filter(({ code }) => !ALLOWED.includes(code)).map(({ message }) => message),
      ).toEqual([]);
    });
  },
);
