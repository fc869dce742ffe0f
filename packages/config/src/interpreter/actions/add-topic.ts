import type { Bridge, BridgeTopic } from '../../configuration.js';
import type { TopicMapping } from '../../kinds/bridge-topic.js';
import { since } from '../../release.js';
import { bridgeTexts as texts } from '../../texts/bridges.js';
import { readValue } from '../read-value.js';
import type { State, Statement } from '../state.js';
import { store } from '../store.js';
import { targetOf } from '../target.js';

/** `topic`: what a bridge carries. */
export function addTopic(state: State, statement: Statement<TopicMapping>): void {
  const target = targetOf(state, statement);
  const reading = readValue(state, statement);
  const { bridge } = statement.context;
  if (bridge && !reading) state.attempted.topic.add(bridge);
  if (!target || !reading || !bridge) return;
  const mapping = reading.value;
  const same = since(state.release, '2.1') ? topicLike(bridge, mapping) : undefined;
  if (same) {
    state.report.remark({
      level: 'info',
      code: 'duplicate-topic',
      message: texts.duplicateTopic({ place: `${same.place.file}:${same.place.line}` }),
      why: texts.prefixMatchesAny,
      help: texts.removeTopic,
      related: same.place,
      place: statement.place,
    });
    return;
  }
  // Written out: V8 gives each object of a spread a shape of its own, which makes reading very many of them slow.
  const { pattern, direction, qos, localPrefix, remotePrefix } = mapping;
  keepTopic(bridge, { pattern, direction, qos, localPrefix, remotePrefix, place: statement.place });
  store(state, statement, target, mapping);
}

/** The topics of a bridge by pattern: some have thousands, and each line looks for one like it. */
const byPattern = new WeakMap<Bridge, Map<string | undefined, BridgeTopic[]>>();

function keepTopic(bridge: Bridge, topic: BridgeTopic): void {
  bridge.topics.push(topic);
  const topics = byPattern.get(bridge) ?? new Map<string | undefined, BridgeTopic[]>();
  byPattern.set(bridge, topics);
  const alike = topics.get(topic.pattern);
  if (alike) alike.push(topic);
  else topics.set(topic.pattern, [topic]);
}

/** The first topic of the bridge that the broker would take for the same. */
function topicLike(bridge: Bridge, mapping: TopicMapping): BridgeTopic | undefined {
  const { pattern } = mapping;
  const like = (topics: readonly BridgeTopic[] | undefined) =>
    topics?.find((other) => sameTopic(other, mapping));
  if (pattern === undefined) return like(bridge.topics);
  const topics = byPattern.get(bridge);
  const [one, other] = [like(topics?.get(pattern)), like(topics?.get(undefined))];
  if (!one || !other) return one ?? other;
  return one.place.line < other.place.line ? one : other;
}

/** bridge__find_topic: a part that either line leaves out counts as equal. */
function sameTopic(one: BridgeTopic, other: TopicMapping): boolean {
  const alike = (a: string | undefined, b: string | undefined) =>
    a === undefined || b === undefined || a === b;
  return (
    one.direction === other.direction &&
    one.qos === other.qos &&
    alike(one.pattern, other.pattern) &&
    alike(one.localPrefix, other.localPrefix) &&
    alike(one.remotePrefix, other.remotePrefix)
  );
}
