import { type Bridge, type Configuration, since } from '@mosquitto-conf/config';
import {
  bridgeAttemptUnsubscribe,
  bridgeBindAddress,
  bridgeMaxPacketSize,
  bridgeMaxTopicAlias,
  bridgeOutgoingRetain,
  bridgeProtocolVersion,
  bridgeReceiveMaximum,
  bridgeReloadType,
  bridgeSessionExpiryInterval,
  bridgeTcpKeepalive,
  cleansession,
  idleTimeout,
  keepaliveInterval,
  localCleansession,
  notifications,
  notificationsLocalOnly,
  notificationTopic,
  remotePassword,
  remoteUsername,
  restartTimeout,
  roundRobin,
  startType,
  threshold,
  tryPrivate,
} from '@mosquitto-conf/config/directives';
import { localClientId, remoteClientId } from '@mosquitto-conf/config/internal';
import type { Version } from '../packets/codes.js';
import type { RemoteAddress } from './address-list.js';
import type { RestartDelays } from './back-off.js';
import { TopicMap } from './topic-map.js';

/** When a bridge connects. */
export type StartType = 'automatic' | 'lazy' | 'once';

/** Where a bridge publishes its state. */
export interface Notifications {
  readonly topic: string;
  /** Whether the other broker gets none. */
  readonly isLocalOnly: boolean;
}

/** A bridge as the target reads it. */
export interface BridgeSettings {
  readonly bridge: Bridge;
  readonly name: string;
  readonly addresses: readonly RemoteAddress[];
  readonly topics: TopicMap;
  /** The client id at this broker, to which its session belongs. */
  readonly localClientId: string;
  readonly remoteClientId: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly version: Version;
  readonly cleanStart: boolean;
  readonly localCleanStart: boolean;
  /** Seconds. */
  readonly keepAlive: number;
  readonly startType: StartType;
  /** Messages that wait before a lazy bridge connects. */
  readonly threshold: number;
  /** Seconds without a packet to the other broker after which a lazy bridge disconnects; undefined for never. */
  readonly idleTimeout: number | undefined;
  readonly restart: RestartDelays;
  /** Whether `restart_timeout` is set. */
  readonly isRestartSet: boolean;
  readonly roundRobin: boolean;
  readonly notifications: Notifications | undefined;
  /** Whether the bridge identifies itself as a bridge to the other broker. */
  readonly tryPrivate: boolean;
  readonly attemptUnsubscribe: boolean;
  readonly outgoingRetain: boolean;
  /** Bytes; 0 for no limit. */
  readonly maxPacketSize: number;
  /** undefined for `max_inflight_messages`. */
  readonly receiveMaximum: number | undefined;
  readonly maxTopicAlias: number;
  /** Seconds; 0 for none. */
  readonly sessionExpiry: number;
  readonly bindAddress: string | undefined;
  /** Seconds without traffic before the first probe; undefined for the system's. */
  readonly tcpKeepAlive: number | undefined;
  /** Whether each reload closes the connection and opens it again. */
  readonly reconnectsOnReload: boolean;
}

const versions: Readonly<Record<string, Version>> = { mqttv31: 3, mqttv311: 4, mqttv50: 5 };

/**
 * Reads a bridge of a configuration.
 * @param hostname of the broker's machine, which is part of its client ids
 */
export function readBridge(bridge: Bridge, { release }: Configuration, hostname: string): BridgeSettings {
  const { name, settings } = bridge;
  const remote = remoteClientId(bridge, hostname);
  const cleanStart = settings.get(cleansession);
  return {
    bridge,
    name,
    addresses: bridge.addresses,
    topics: new TopicMap(bridge.topics, release),
    localClientId: localClientId(bridge, hostname),
    remoteClientId: remote,
    username: settings.get(remoteUsername),
    password: settings.get(remotePassword),
    version: versions[settings.get(bridgeProtocolVersion)] ?? 4,
    cleanStart,
    localCleanStart: settings.get(localCleansession) ?? cleanStart,
    keepAlive: settings.get(keepaliveInterval),
    startType: settings.get(startType) as StartType,
    threshold: settings.get(threshold),
    // Later releases count the pings of the bridge itself, so that it is never idle (mosquitto__check_keepalive).
    idleTimeout: since(release, '1.4.9') ? undefined : settings.get(idleTimeout),
    restart: settings.get(restartTimeout),
    isRestartSet: settings.has(restartTimeout),
    roundRobin: settings.get(roundRobin),
    notifications: settings.get(notifications)
      ? {
          topic: settings.get(notificationTopic) ?? `$SYS/broker/connection/${remote}/state`,
          isLocalOnly: settings.get(notificationsLocalOnly),
        }
      : undefined,
    tryPrivate: settings.get(tryPrivate),
    attemptUnsubscribe: settings.get(bridgeAttemptUnsubscribe),
    outgoingRetain: settings.get(bridgeOutgoingRetain),
    maxPacketSize: settings.get(bridgeMaxPacketSize),
    receiveMaximum: settings.get(bridgeReceiveMaximum),
    maxTopicAlias: since(release, '2.1') ? settings.get(bridgeMaxTopicAlias) : 0,
    sessionExpiry: settings.get(bridgeSessionExpiryInterval),
    bindAddress: settings.get(bridgeBindAddress),
    tcpKeepAlive: settings.get(bridgeTcpKeepalive)?.[0],
    reconnectsOnReload: settings.get(bridgeReloadType) === 'immediate',
  };
}
