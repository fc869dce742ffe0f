import { describe, expect, test } from 'vitest';
import {
  filtersIn,
  isValidFilter,
  isValidTopic,
  patternMatches,
  topicMatches,
} from '../../src/access/index.js';
import { GENERATIONS, release } from './support.js';

describe('filters and topics', () => {
  test.each(['a', '/', 'a/b', '+', '#', 'a/+/b', 'a/#', '+/#', '/+', '$SYS/#'])(
    '%s is a filter',
    (filter) => {
      expect(isValidFilter(filter)).toBe(true);
    },
  );
  test.each(['', 'a#', 'a/#/b', '#/', 'a+', '+a', 'a/b+/c', '++'])('%s is not a filter', (filter) => {
    expect(isValidFilter(filter)).toBe(false);
  });
  test('topics have no wildcards', () => {
    expect(isValidTopic('a/b')).toBe(true);
    expect(isValidTopic('a/+')).toBe(false);
    expect(isValidTopic('')).toBe(false);
    expect(isValidTopic('', release('2.0.20'))).toBe(true);
  });
  test('limits are in bytes, and of levels', () => {
    expect(isValidTopic('é'.repeat(32767))).toBe(true);
    expect(isValidTopic('é'.repeat(32768))).toBe(false);
    expect(isValidFilter('/'.repeat(200))).toBe(true);
    expect(isValidFilter('/'.repeat(201))).toBe(false);
    expect(isValidFilter(`a${'/'.repeat(200)}`)).toBe(true);
    expect(isValidFilter(`a${'/'.repeat(201)}`)).toBe(false);
    expect(isValidTopic('x'.repeat(65535))).toBe(true);
    expect(isValidTopic('x'.repeat(65536))).toBe(false);
    const deep = ['1.5.8', '1.5.9', '1.6.0', '1.6.5', '1.6.6', '2.0.0'].map((name) =>
      isValidTopic('/'.repeat(201), release(name)),
    );
    expect(deep).toEqual([true, false, true, true, false, false]);
  });
});

describe('what a filter takes in', () => {
  const yes: [string, string][] = [
    ['a', 'a'],
    ['a/b', 'a/b'],
    ['+', 'a'],
    ['+/b', 'a/b'],
    ['a/+', 'a/'],
    ['+/+', '/'],
    ['a/+/c', 'a//c'],
    ['#', 'a/b'],
    ['#', '/'],
    ['a/#', 'a/b/c'],
    ['a/#', 'a'],
    ['a//#', 'a/'],
    ['$SYS/#', '$SYS/broker/load'],
  ];
  const no: [string, string][] = [
    ['a', 'b'],
    ['a', 'A'],
    ['a', 'ab'],
    ['ab', 'a'],
    ['a/b', 'a'],
    ['a', 'a/'],
    ['+', 'a/b'],
    ['+', '/a'],
    ['a/+', 'a'],
    ['a/+', 'a/b/c'],
    ['#', '$SYS/x'],
    ['+/x', '$SYS/x'],
    ['$SYS/#', 'SYS/x'],
    ['a/#', 'ab'],
    ['', 'a'],
    ['a', ''],
    ['', ''],
    ['#', ''],
    ['+', ''],
    ['a/+/#', 'a'],
    ['+/+/#', 'a'],
  ];
  for (const [filter, topic] of yes) {
    test.each(GENERATIONS)(`%s: ${filter} takes in ${topic}`, (name) => {
      expect(topicMatches(filter, topic, release(name))).toBe(true);
    });
  }
  for (const [filter, topic] of no) {
    test.each(GENERATIONS)(`%s: ${filter} leaves out ${topic}`, (name) => {
      expect(topicMatches(filter, topic, release(name))).toBe(false);
    });
  }

  test.each([
    ['a/#', 'a/', '1.4.8', '1.4.9'],
    ['/#', '/', '1.4.8', '1.4.9'],
    ['a/+/#', 'a/b', '1.4.14', '1.4.15'],
    ['+/#', 'a', '1.4.14', '1.4.15'],
  ])('%s takes in %s, but not in %s', (filter, topic, last, first) => {
    expect(topicMatches(filter, topic, release(last))).toBe(false);
    expect(topicMatches(filter, topic, release(first))).toBe(true);
    expect(topicMatches(filter, topic)).toBe(true);
  });

  test.each([
    ['a+', 'abc'],
    ['a+', 'a'],
    ['a#', 'abc/d'],
    ['x/a+/b', 'x/ac/b'],
    ['x/ab#', 'x/abc'],
    ['x/ab#', 'x/abcd/e'],
    ['x/abc+', 'x/abcd'],
  ])('a wildcard behind other text worked up to 1.4.8: %s and %s', (filter, topic) => {
    expect(topicMatches(filter, topic, release('1.4.8'))).toBe(true);
    expect(topicMatches(filter, topic, release('1.4.9'))).toBe(false);
  });

  test.each([
    ['a#', 'a'],
    ['a+b', 'axb'],
    ['a#b', 'axb'],
    ['a/#/b', 'a/x/b'],
    ['x/ab#', 'x/acd'],
    ['x/ab#', 'ab/abc'],
    ['x/abc+', 'x/axy'],
  ])('and this never did: %s and %s', (filter, topic) => {
    expect(topicMatches(filter, topic, release('1.4.8'))).toBe(false);
    expect(topicMatches(filter, topic)).toBe(false);
  });

  test('nothing takes in a topic with a wildcard', () => {
    expect(topicMatches('#', 'a/+')).toBe(false);
    expect(topicMatches('a/#', 'a/#')).toBe(false);
    expect(topicMatches('#', 'a/+', release('1.5.6'))).toBe(true);
    expect(topicMatches('#', 'a/+', release('1.5.7'))).toBe(false);
  });

  test('from 1.4.9 a filter with a wildcard behind other text takes in nothing, also not itself', () => {
    expect(topicMatches('a+', 'a+', release('1.5.6'))).toBe(false);
    expect(topicMatches('a#', 'a#', release('1.4.9'))).toBe(false);
  });
});

describe('patterns', () => {
  const client = { clientId: 'c1', username: 'alice' };
  const nameless = { clientId: 'c1', username: undefined };

  test.each(['1.4.1', '1.5.11', '2.0.22', '2.1.2'])('%s puts the names in', (name) => {
    const at = (pattern: string, topic: string, who = client) =>
      patternMatches(pattern, topic, who, release(name));
    expect(at('home/%u/#', 'home/alice/x')).toBe(true);
    expect(at('home/%u/#', 'home/alice')).toBe(true);
    expect(at('home/%u/#', 'home/bob/x')).toBe(false);
    expect(at('%c/%u', 'c1/alice')).toBe(true);
    expect(at('x/%c', 'x/c1')).toBe(true);
    expect(at('x/%C', 'x/%C')).toBe(true);
    expect(at('plain', 'plain')).toBe(true);
  });

  test('a pattern with a username does not apply to anonymous clients', () => {
    expect(patternMatches('%u', '%u', nameless)).toBe(false);
    expect(patternMatches('x/%c', 'x/c1', nameless)).toBe(true);
  });

  test('2.1 wants the name to be a level, and one level', () => {
    const slashed = { clientId: 'c1', username: 'a/b' };
    for (const [pattern, topic, who] of [
      ['x-%u', 'x-alice', client],
      ['%u', 'a/b', slashed],
      ['%u/%c%c', 'alice/c1c1', client],
      ['a/%u', 'a/', { clientId: 'c1', username: '' }],
      ['%u', '$x', { clientId: 'c1', username: '$x' }],
    ] as const) {
      expect(patternMatches(pattern, topic, who, release('2.0.22')), pattern).toBe(true);
      expect(patternMatches(pattern, topic, who, release('2.1.2')), pattern).toBe(false);
    }
    expect(patternMatches('x-%u', 'x-%u', client)).toBe(true);
  });

  test('1.4.0 cuts off what %c made longer', () => {
    expect(
      patternMatches('a/%c', 'a/client', { clientId: 'client', username: undefined }, release('1.4.0')),
    ).toBe(false);
    expect(
      patternMatches('a/%c', 'a/cl', { clientId: 'client', username: undefined }, release('1.4.0')),
    ).toBe(true);
    expect(patternMatches('a/%u', 'a/alice', client, release('1.4.0'))).toBe(true);
  });

  test.each(GENERATIONS)('%s: without a username, a pattern with %%u is not for the client', (name) => {
    expect(patternMatches('own/%u/#', 'own//a', nameless, release(name))).toBe(false);
    expect(patternMatches('%u', '', nameless, release(name))).toBe(false);
    expect(patternMatches('own/%c', 'own/c1', nameless, release(name))).toBe(true);
  });

  test.each(GENERATIONS)('%s: topics that begin with $ need a pattern that does', (name) => {
    expect(patternMatches('$SYS/%c', '$SYS/c1', client, release(name))).toBe(true);
    expect(patternMatches('+/%c', '$SYS/c1', client, release(name))).toBe(false);
    expect(patternMatches('+', '', client, release(name))).toBe(false);
  });

  test('1.4.0 measures the outcome without the client id, but with the username', () => {
    const longer = { clientId: 'c12', username: 'ana' };
    expect(patternMatches('%u/%c', 'ana/c1', longer, release('1.4.0'))).toBe(true);
    expect(patternMatches('%u/%c', 'ana/c12', longer, release('1.4.0'))).toBe(false);
    expect(patternMatches('%u/%c', 'ana/c12', longer, release('1.4.1'))).toBe(true);
  });
});

describe('several filters in one text', () => {
  test.each([
    ['a/# b/#', ['a/#', 'b/#']],
    ['a/#, b/+/c ;d', ['a/#', 'b/+/c', 'd']],
    [' a/#  b/# ', ['a/#', 'b/#']],
    [' a/# ', undefined],
    ['a/#', undefined],
    ['', undefined],
    // One of them is not a valid filter, so the text is rather one topic.
    ['a/# b#', undefined],
  ] as const)('%j', (text, filters) => {
    expect(filtersIn(text, release('2.1.2'))).toEqual(filters);
  });
});
