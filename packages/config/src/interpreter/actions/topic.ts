import type { BridgeTopic } from '../../configuration.js';
import type { TopicMapping } from '../../kinds/bridge-topic.js';
import { since } from '../../release.js';
import type { State, Statement } from '../state.js';
import { readValue, store } from '../statement.js';
import { targetOf } from '../target.js';

/** What a bridge carries. */
export function topic(state: State, statement: Statement): void {
  const target = targetOf(state, statement);
  const reading = readValue(state, statement);
  const { bridge } = statement.context;
  if (bridge && !reading) state.attempted.topic.add(bridge);
  if (!target || !reading || !bridge) return;
  const mapping = reading.value as TopicMapping;
  const same = since(state.release, '2.1')
    ? bridge.topics.find((other) => sameTopic(other, mapping))
    : undefined;
  if (same) {
    state.report.remark({
      level: 'info',
      code: 'duplicate-topic',
      message: `The bridge already has this topic (${same.place.file}:${same.place.line}), so the broker skips the line.`,
      why: 'A prefix that one of the two lines leaves out counts as equal to any.',
      help: 'Remove the line, or write out both prefixes in both lines.',
      related: same.place,
      place: statement.place,
    });
    return;
  }
  bridge.topics.push({ ...mapping, place: statement.place });
  store(state, statement, target, mapping);
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
