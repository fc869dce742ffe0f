import type { Configuration, Listener } from '../configuration.js';
import { type Release, since } from '../release.js';
import { type Answer, answer } from './answer.js';

/** A version of MQTT by the number in its CONNECT: 3 for 3.1, 4 for 3.1.1. */
export type ProtocolVersion = 3 | 4 | 5;

/** What a listener limits. */
export interface ListenerLimits {
  /** Connections at a time; undefined for any number. */
  readonly maxConnections: Answer<number | undefined>;
  readonly maxQos: Answer<0 | 1 | 2>;
  /** Topic aliases that a client may use towards the broker. */
  readonly maxTopicAlias: Answer<number>;
  /** Topic aliases that the broker uses towards a client. */
  readonly maxTopicAliasBroker: Answer<number>;
  readonly versions: Answer<readonly ProtocolVersion[]>;
}

/** What a listener limits, and the lines that say so. */
export function listenerLimits({ release }: Configuration, { settings }: Listener): ListenerLimits {
  const read = <T>(name: string) => answer(settings.value(name) as T, settings.get(name));
  const connections = read<number>('max_connections');
  const aliasBroker = read<number>('max_topic_alias_broker');
  const versions = settings.get('accept_protocol_versions');
  return {
    maxConnections: answer(connections.value > 0 ? connections.value : undefined, connections.setting),
    maxQos: read('max_qos'),
    maxTopicAlias: read('max_topic_alias'),
    // Before 2.1 the broker uses no aliases.
    maxTopicAliasBroker: since(release, '2.1') ? aliasBroker : answer(0),
    versions: answer((versions?.value as ProtocolVersion[] | undefined) ?? knownVersions(release), versions),
  };
}

function knownVersions(release: Release): readonly ProtocolVersion[] {
  return since(release, '1.6') ? [3, 4, 5] : [3, 4];
}
