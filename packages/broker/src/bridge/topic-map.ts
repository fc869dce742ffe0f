import { type BridgeTopic, type Release, since, topicMatches } from '@mosquitto-conf/config';
import type { QoS } from '../packets/codes.js';

/** What a `topic` line of a bridge asks for. */
type TopicLine = Omit<BridgeTopic, 'place'>;

/** A `topic` line with the filters that it makes. */
export interface MappedTopic {
  readonly direction: 'in' | 'out' | 'both';
  readonly qos: QoS;
  readonly localPrefix: string | undefined;
  readonly remotePrefix: string | undefined;
  /** The filter at this broker: prefix and pattern. */
  readonly localFilter: string;
  /** The filter at the other broker. */
  readonly remoteFilter: string;
}

/** The topics of a bridge, and what each is called at the other broker. */
export class TopicMap {
  /** In the order of their lines. */
  readonly topics: readonly MappedTopic[];
  /** Those with a prefix: only their messages change their topic. */
  readonly #prefixed: readonly MappedTopic[];

  constructor(
    lines: readonly TopicLine[],
    private readonly release: Release,
  ) {
    const kept = since(release, '2.1')
      ? lines.filter((line, index) => !lines.slice(0, index).some(equals(line)))
      : lines;
    this.topics = kept.map(mapped);
    this.#prefixed = this.topics.filter(({ localPrefix, remotePrefix }) => localPrefix ?? remotePrefix);
  }

  /** Whether every topic is the same on both sides. */
  get isPlain(): boolean {
    return this.#prefixed.length === 0;
  }

  /** The topics that go out. */
  get outgoing(): readonly MappedTopic[] {
    return this.topics.filter(({ direction }) => direction !== 'in');
  }

  /** This broker's topic for one of the other broker: the first line that fits decides (bridge__remap_topic_in). */
  toLocal(topic: string): string {
    const line = this.#prefixed.find(
      ({ direction, remoteFilter }) => direction !== 'out' && topicMatches(remoteFilter, topic, this.release),
    );
    return line ? exchange(topic, line.remotePrefix, line.localPrefix) : topic;
  }

  /** The other broker's topic for one of this broker (send__publish). */
  toRemote(topic: string): string {
    const line = this.#prefixed.find(
      ({ direction, localFilter }) => direction !== 'in' && topicMatches(localFilter, topic, this.release),
    );
    return line ? exchange(topic, line.localPrefix, line.remotePrefix) : topic;
  }
}

/** Takes one prefix off, if it is there, and puts the other in front. */
function exchange(topic: string, from = '', to = ''): string {
  return to + (topic.startsWith(from) ? topic.slice(from.length) : topic);
}

function mapped({ pattern = '', direction, qos, localPrefix, remotePrefix }: TopicLine): MappedTopic {
  return {
    direction,
    qos: qos as QoS,
    localPrefix,
    remotePrefix,
    localFilter: (localPrefix ?? '') + pattern,
    remoteFilter: (remotePrefix ?? '') + pattern,
  };
}

/**
 * Whether 2.1 takes a line for the same as an earlier one, which it then skips. A part that only one of them has does not count
 * (bridge__find_topic).
 */
function equals(line: TopicLine): (earlier: TopicLine) => boolean {
  const isSame = (a: string | undefined, b: string | undefined) =>
    a === undefined || b === undefined || a === b;
  return (earlier) =>
    earlier.direction === line.direction &&
    earlier.qos === line.qos &&
    isSame(earlier.pattern, line.pattern) &&
    isSame(earlier.localPrefix, line.localPrefix) &&
    isSame(earlier.remotePrefix, line.remotePrefix);
}
