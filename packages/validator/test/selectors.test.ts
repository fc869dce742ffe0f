import { write } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categories, type Profile, profiles, rules, rulesOf, severitiesFor } from '../src/index.js';
import { unknownSelector } from '../src/selectors.js';

const idsOf = (selector: string) => rulesOf(selector).map(({ id }) => id);

describe('a selector means rules', () => {
  test('by id', () => expect(idsOf('acl-topic-empty')).toEqual(['acl-topic-empty']));

  test('by category', () => {
    expect(idsOf('security')).toEqual(
      rules.filter(({ category }) => category === 'security').map(({ id }) => id),
    );
  });

  test('by glob', () => {
    expect(idsOf('psk-key-*')).toEqual(['psk-key-empty', 'psk-key-not-hex']);
    expect(idsOf('*-expired')).toEqual(['certificate-expired']);
    expect(idsOf('pass*-plain-*')).toEqual(['password-plain-text']);
  });

  test('all of them', () => expect(idsOf('all')).toHaveLength(rules.length));

  test('every rule has a category, and no rule is called like one', () => {
    expect(Object.keys(categories).flatMap(idsOf).sort()).toEqual(rules.map(({ id }) => id));
    for (const { id } of rules) expect([...Object.keys(categories), 'all']).not.toContain(id);
  });

  test('of characters that mean something in patterns', () => {
    for (const selector of ['acl.*', '(*', '[a-*', 'a{*}', '\\*', '', '__proto__', 'constructor'])
      expect(idsOf(selector), selector).toEqual([]);
  });
});

describe('of several selectors the most specific one counts', () => {
  test.each([
    [{ 'acl-topic-unreachable': 'off', 'acl-topic-*': 'error', pitfall: 'info', all: 'warning' }, 'off'],
    [{ 'acl-topic-*': 'error', 'acl-*': 'off', pitfall: 'info', all: 'warning' }, 'error'],
    [{ 'acl-*': 'off', pitfall: 'info', all: 'warning' }, 'off'],
    [{ pitfall: 'info', all: 'warning' }, 'info'],
    [{ all: 'warning' }, 'warning'],
    [{ '*': 'error', all: 'warning' }, 'error'],
  ] as const)('%j', (chosen, severity) => {
    expect(severitiesFor(chosen)['acl-topic-unreachable']).toBe(severity);
  });

  test('in whatever order they are written', () => {
    const entries = [
      ['acl-topic-unreachable', 'off'],
      ['acl-topic-*', 'error'],
      ['acl-*', 'off'],
      ['pitfall', 'info'],
      ['all', 'warning'],
    ] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries]), (some) => {
        const last = entries.find((entry) => some.includes(entry));
        expect(severitiesFor(Object.fromEntries(some))['acl-topic-unreachable']).toBe(last?.[1]);
      }),
    );
  });

  test('anything that is chosen comes before the profile', () => {
    expect(severitiesFor({}, 'production')['open-to-everybody']).toBe('error');
    expect(severitiesFor({ all: 'info' }, 'production')['open-to-everybody']).toBe('info');
  });
});

describe('an unknown selector is told with the nearest right one', () => {
  test.each([
    ['open-to-everbody', 'there is no rule "open-to-everbody"; did you mean "open-to-everybody"?'],
    ['securty', 'there is no rule "securty"; did you mean "security"?'],
    ['Security', 'there is no rule "Security"; did you mean "security"?'],
    ['acls-*', 'no rule matches "acls-*"; did you mean "acl-*"?'],
    ['*-exspired', 'no rule matches "*-exspired"; did you mean "*-expired"?'],
    ['nothing-of-the-kind', 'there is no rule "nothing-of-the-kind"'],
  ])('%s', (selector, told) => expect(write(unknownSelector(selector)!)).toBe(told));

  test('and one that means rules is not', () => {
    for (const selector of ['all', '*', 'style', 'tls-*', 'local-only'])
      expect(unknownSelector(selector)).toBeUndefined();
  });
});

describe('profiles', () => {
  const names = Object.keys(profiles) as Profile[];

  test.each(names)('%s names only rules that there are, and none that the broker refuses', (name) => {
    for (const selector of Object.keys(profiles[name].severities)) {
      expect(unknownSelector(selector)).toBeUndefined();
      const [only, ...others] = rulesOf(selector);
      if (others.length === 0) expect(only!.severity, selector).not.toBe('error');
    }
  });

  const rank = { off: 0, info: 1, warning: 2, error: 3 } as const;

  test('home is never sterner than usual, production and strict never milder', () => {
    const counts = (name: Profile, id: string, usual: keyof typeof rank) =>
      rank[severitiesFor({}, name)[id] ?? usual];
    for (const { id, severity } of rules) {
      if (severity === 'error') continue;
      expect(counts('home', id, severity), id).toBeLessThanOrEqual(rank[severity]);
      expect(counts('production', id, severity), id).toBeGreaterThanOrEqual(rank[severity]);
      if (id !== 'file-not-here' && id !== 'template')
        expect(counts('strict', id, severity), id).toBeGreaterThanOrEqual(rank.warning);
      expect(counts('strict', id, severity), id).toBeGreaterThanOrEqual(rank[severity]);
    }
  });
});
