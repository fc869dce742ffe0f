import {
  acceptProtocolVersions,
  maxConnections,
  maxQos,
  maxTopicAlias,
  maxTopicAliasBroker,
} from '../catalogue/listener-clients.js';
import type { Configuration, Listener } from '../configuration.js';
import type { ProtocolVersion } from '../kinds/protocol-versions.js';
import { type Release, since } from '../release.js';
import { type Answer, answer, settingAnswer } from './answer.js';
import { type ConnectionCounting, connectionCounting } from './connection-counting.js';

/** What a listener limits. */
export interface ListenerLimits {
  /** Connections at a time; undefined for any number, also where the release does not limit them. */
  readonly maxConnections: Answer<number | undefined>;
  readonly connectionCounting: ConnectionCounting;
  readonly maxQos: Answer<0 | 1 | 2>;
  /** Topic aliases that a client may use towards the broker. */
  readonly maxTopicAlias: Answer<number>;
  /** Topic aliases that the broker uses towards a client. */
  readonly maxTopicAliasBroker: Answer<number>;
  readonly versions: Answer<readonly ProtocolVersion[]>;
}

/** What a listener limits, and the lines that say so. */
export function listenerLimits(
  { release }: Configuration,
  { settings }: Listener,
  isWeb: boolean,
): ListenerLimits {
  const connections = settingAnswer(settings, maxConnections);
  const versions = settingAnswer(settings, acceptProtocolVersions);
  const counting = connectionCounting(release, isWeb);
  const isLimited = connections.value > 0 && counting.isLimited;
  return {
    maxConnections: answer(isLimited ? connections.value : undefined, connections.setting),
    connectionCounting: counting,
    maxQos: settingAnswer(settings, maxQos),
    maxTopicAlias: settingAnswer(settings, maxTopicAlias),
    maxTopicAliasBroker: settingAnswer(settings, maxTopicAliasBroker),
    versions: answer(versions.value ?? knownVersions(release), versions.setting),
  };
}

function knownVersions(release: Release): readonly ProtocolVersion[] {
  return since(release, '1.6') ? [3, 4, 5] : [3, 4];
}
