import {
  directives,
  findDirective,
  findTarget,
  latest,
  type Release,
  releases,
  write,
} from '@mosquitto-conf/config';
import { describe, expect, test } from 'vitest';
import { directiveFacts, directiveMarkdown } from '../../src/internal.js';

/** What `explain` says of a directive, by what it is about. */
function facts(name: string, release: Release = latest): Record<string, string> {
  const text = (one: Parameters<typeof write>[0] | string) => (typeof one === 'string' ? one : write(one));
  return Object.fromEntries(
    directiveFacts(findDirective(name)!, release).map(([about, fact]) => [text(about), text(fact)]),
  );
}

const NO_TEXT = /\[object|undefined|NaN/;

describe('the facts about a directive', () => {
  test('have the default as a line would say it', () => {
    expect(facts('restart_timeout').default).toBe('5 30');
    expect(facts('restart_timeout', findTarget('1.5.11')).default).toBe('30');
    expect(facts('log_type').default).toBe('error, warning, notice, information');
    expect(facts('listener').default).toBe('none');
  });

  test('have the range of a number, and what special numbers mean', () => {
    expect(facts('max_keepalive')).toMatchObject({ range: '0 to 65535', 0: 'no limit' });
    expect(facts('max_keepalive', findTarget('2.0.12'))).toMatchObject({ range: '10 to 65535' });
    expect(facts('password_file')).not.toHaveProperty('range');
  });

  test.each(directives.map(({ name }) => name))(
    '%s: are texts in every release, also where an editor shows them',
    (name) => {
      for (const release of releases) {
        expect(Object.values(facts(name, release)).join(' ')).not.toMatch(NO_TEXT);
        expect(directiveMarkdown(findDirective(name)!, release)).not.toMatch(NO_TEXT);
      }
    },
  );
});
