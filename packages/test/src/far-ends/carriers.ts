import { type Bridge, type BridgeTopic, type Release, topicMatches } from '@mosquitto-conf/config';

/** The direction of a message over a bridge, as its `topic` lines have it. */
export type Direction = 'in' | 'out';

/** The `topic` lines of a bridge that carry a message. @param topic what the receiver's side calls it */
export function carriers(
  bridge: Bridge,
  direction: Direction,
  topic: string,
  release: Release,
): readonly BridgeTopic[] {
  return bridge.topics.filter(({ direction: own, localPrefix = '', remotePrefix = '', pattern = '' }) => {
    const prefix = direction === 'out' ? remotePrefix : localPrefix;
    return (own === direction || own === 'both') && topicMatches(prefix + pattern, topic, release);
  });
}
