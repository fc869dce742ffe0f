import { analyse, findTarget, latest, topicMatches } from '@mosquitto-conf/config';
import { exampleHost } from '@mosquitto-conf/validator/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TopicMap } from '../../src/bridge/topic-map.js';

/** The topics of a bridge with these `topic` lines. */
function mapOf(lines: string, target = latest.name): TopicMap {
  const release = findTarget(target)!;
  const text = `listener 1883\nconnection c\naddress 127.0.0.1\n${lines}\n`;
  const { configuration } = analyse('m.conf', release, exampleHost({ 'm.conf': text }, undefined));
  return new TopicMap(configuration.bridges[0]!.topics, release);
}

describe('topics of a bridge', () => {
  it.each([
    ['topic # out', 'a/b', 'a/b'],
    ['topic # out 0 l/ r/', 'l/a/b', 'r/a/b'],
    ['topic # out 0 "" r/', 'a', 'r/a'],
    ['topic # out 0 l/ ""', 'l/a', 'a'],
    // Without a direction that goes out, nothing is mapped.
    ['topic # in 0 l/ r/', 'l/a', 'l/a'],
    ['topic # both 0 l/ r/', 'l/a', 'r/a'],
    // Two topics that are one.
    ['topic "" out 0 local/topic remote/topic', 'local/topic', 'remote/topic'],
    // The first line that fits decides, and lines without a prefix fit nothing.
    ['topic a/# out\ntopic # out 0 "" r/', 'a/x', 'r/a/x'],
    ['topic + out 0 "" one/\ntopic # out 0 "" two/', 'x', 'one/x'],
    ['topic + out 0 "" one/\ntopic # out 0 "" two/', 'x/y', 'two/x/y'],
    // No wildcard at the start reaches topics that begin with a dollar.
    ['topic # out 0 "" r/', '$SYS/broker/uptime', '$SYS/broker/uptime'],
  ])('%j: %s goes out as %s', (lines, topic, expected) => {
    expect(mapOf(lines).toRemote(topic)).toBe(expected);
  });

  it.each([
    ['topic # in 0 l/ r/', 'r/a/b', 'l/a/b'],
    ['topic # both 0 "" r/', 'r/a', 'a'],
    ['topic # out 0 l/ r/', 'r/a', 'r/a'],
    ['topic "" in 0 local remote', 'remote', 'local'],
  ])('%j: %s arrives as %s', (lines, topic, expected) => {
    expect(mapOf(lines).toLocal(topic)).toBe(expected);
  });

  it('are filters with the prefix of their side', () => {
    const [first] = mapOf('topic a/+ both 2 l/ r/').topics;
    expect(first).toMatchObject({ localFilter: 'l/a/+', remoteFilter: 'r/a/+', qos: 2 });
  });

  it('are kept once from 2.1, though a prefix that only one line has makes no difference', () => {
    const filters = (lines: string, target: string) =>
      mapOf(lines, target).topics.map(({ remoteFilter }) => remoteFilter);
    expect(filters('topic a in\ntopic a in\ntopic a in 1', '2.0.22')).toEqual(['a', 'a', 'a']);
    expect(filters('topic a in\ntopic a in\ntopic a in 1', '2.1.2')).toEqual(['a', 'a']);
    expect(filters('topic a in 0 "" r/\ntopic a in 0 l/ r/', '2.1.2')).toEqual(['r/a']);
    expect(filters('topic a in 0 "" r/\ntopic a in 0 l/ s/', '2.1.2')).toEqual(['r/a', 's/a']);
  });
});

const level = fc.constantFrom('a', 'b', 'c', '');
const topic = fc.array(level, { minLength: 1, maxLength: 3 }).map((levels) => levels.join('/') || 'a');
const pattern = fc.constantFrom('#', '+', '+/b', 'a/#', 'a/+', 'b', 'a/b', '+/+');
const prefix = fc.option(fc.constantFrom('l/', 'r/', 'a/', 'x'), { nil: undefined });
const direction = fc.constantFrom('in', 'out', 'both');
const line = fc.record({
  pattern,
  direction,
  qos: fc.constantFrom(0, 1, 2),
  localPrefix: prefix,
  remotePrefix: prefix,
});
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

/**
 * The reference's rule, written down once more: lines with a prefix, in their order; the first of a fitting direction whose own
 * filter matches takes its own prefix off and puts the other one in front.
 */
function expected(lines: readonly Line[], topic: string, way: 'in' | 'out'): string {
  for (const { pattern, direction, localPrefix, remotePrefix } of lines) {
    const [from, to] = way === 'out' ? [localPrefix, remotePrefix] : [remotePrefix, localPrefix];
    if (from === undefined && to === undefined) continue;
    if (direction !== way && direction !== 'both') continue;
    if (!topicMatches(`${from ?? ''}${pattern}`, topic)) continue;
    const bare = from !== undefined && topic.indexOf(from) === 0 ? topic.slice(from.length) : topic;
    return `${to ?? ''}${bare}`;
  }
  return topic;
}

describe('any topics of a bridge', () => {
  const release = findTarget('2.0.22')!;

  it('are mapped as the reference maps them', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), topic, prefix, (lines, topic, front) => {
        const map = new TopicMap(lines as never, release);
        for (const name of [topic, `${front ?? ''}${topic}`]) {
          expect(map.toRemote(name)).toBe(expected(lines, name, 'out'));
          expect(map.toLocal(name)).toBe(expected(lines, name, 'in'));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('come back as they went out, where one line in both directions has both prefixes', () => {
    fc.assert(
      fc.property(pattern, topic, (pattern, topic) => {
        const map = mapOf(`topic ${pattern} both 0 l/ r/`, '2.0.22');
        const local = `l/${topic}`;
        fc.pre(topicMatches(`l/${pattern}`, local));
        expect(map.toLocal(map.toRemote(local))).toBe(local);
      }),
    );
  });
});
