import { type Configuration, type Directive, since } from '@mosquitto-conf/config';
import {
  allowDuplicateMessages,
  checkRetainSource,
  connectionMessages,
  globalMaxClients,
  globalMaxConnections,
  maxInflightBytes,
  maxInflightMessages,
  maxKeepalive,
  maxPacketSize,
  maxQueuedBytes,
  maxQueuedMessages,
  messageSizeLimit,
  persistentClientExpiration,
  queueQos0Messages,
  retainAvailable,
  retainExpiryInterval,
  retryInterval,
  setTcpNodelay,
  sysInterval,
  upgradeOutgoingQos,
} from '@mosquitto-conf/config/directives';
import type { OutboxLimits } from './session/outbox-room.js';

/** What concerns the broker as a whole, read off the configuration once. 0 means no limit. */
export interface BrokerSettings extends OutboxLimits {
  /** Whether every packet is dropped: 2.0.16 takes `max_queued_messages 0` for a limit (packet__queue). */
  readonly sendsNothing: boolean;
  /** Whether messages of QoS 0 are queued for a client that is not connected. */
  readonly queueQos0: boolean;
  readonly maxInflightMessages: number;
  /** Whether messages of QoS 0 may have to be dropped for what is in flight (db__ready_for_flight). */
  readonly limitsPlain: boolean;
  readonly maxPacketSize: number;
  readonly messageSizeLimit: number;
  /** Seconds. */
  readonly maxKeepalive: number;
  readonly globalMaxClients: number;
  readonly globalMaxConnections: number;
  readonly retainAvailable: boolean;
  /** Seconds between looks at retained messages that have expired; 0 for never. */
  readonly retainExpiryInterval: number;
  /** Seconds before a packet that is not answered is sent again; 0 for never, as from 1.5 on. */
  readonly retryInterval: number;
  readonly checkRetainSource: boolean;
  readonly upgradeOutgoingQos: boolean;
  readonly allowDuplicateMessages: boolean;
  /** Seconds; 0 for never. */
  readonly persistentClientExpiration: number;
  readonly setTcpNodelay: boolean;
  /** Seconds; 0 for no `$SYS` tree. */
  readonly sysInterval: number;
  readonly connectionMessages: boolean;
}

/** Reads what the target makes of the configuration; its defaults where nothing is set. */
export function readSettings({ settings, release }: Configuration): BrokerSettings {
  const number = (limit: Directive<number, number | undefined>) => Math.max(0, settings.get(limit) ?? 0);
  return {
    sendsNothing: release.name === '2.0.16' && number(maxQueuedMessages) === 0,
    maxInflightBytes: number(maxInflightBytes),
    maxQueuedMessages: number(maxQueuedMessages),
    maxQueuedBytes: number(maxQueuedBytes),
    queueQos0: settings.get(queueQos0Messages),
    followsQuota: since(release, '2.0.13'),
    sendsQueuedLate: since(release, '2.0'),
    countsApart: since(release, '2.0.13'),
    queuesNoPlain: since(release, '2.0') && !since(release, '2.0.11'),
    dropsPlain: since(release, '2.0'),
    countsPackets: since(release, '2.0.11'),
    needsQueueLimit: !since(release, '2.0.3'),
    isUnsigned: { queue: !since(release, '2.0.11'), plain: !since(release, '2.0.9') },
    limitsPlain: number(maxInflightBytes) > 0 || number(maxQueuedBytes) > 0 || !since(release, '2.0.11'),
    maxInflightMessages: number(maxInflightMessages),
    maxPacketSize: number(maxPacketSize),
    messageSizeLimit: number(messageSizeLimit),
    maxKeepalive: number(maxKeepalive),
    globalMaxClients: number(globalMaxClients),
    globalMaxConnections: number(globalMaxConnections),
    retainAvailable: settings.get(retainAvailable),
    retainExpiryInterval: number(retainExpiryInterval),
    retryInterval: since(release, '1.5') ? 0 : (settings.get(retryInterval) ?? 0),
    checkRetainSource: settings.get(checkRetainSource),
    upgradeOutgoingQos: settings.get(upgradeOutgoingQos),
    allowDuplicateMessages: settings.get(allowDuplicateMessages),
    persistentClientExpiration: number(persistentClientExpiration),
    setTcpNodelay: settings.get(setTcpNodelay),
    sysInterval: number(sysInterval),
    connectionMessages: settings.get(connectionMessages),
  };
}
