import { type Configuration, type Place, since } from '@mosquitto-conf/config';
import type { OutboxLimits } from './session/outbox.js';

/** What concerns the broker as a whole, read off the configuration once. 0 means no limit. */
export interface BrokerSettings extends OutboxLimits {
  readonly maxInflightMessages: number;
  /** Whether messages of QoS 0 may have to be dropped for what is in flight (db__ready_for_flight). */
  readonly limitsPlain: boolean;
  readonly maxPacketSize: number;
  /** Whether packets that carry little may not be long (packet__check_in_packet_oversize). */
  readonly limitsByType: boolean;
  readonly messageSizeLimit: number;
  /** Seconds. */
  readonly maxKeepalive: number;
  readonly globalMaxClients: number;
  readonly globalMaxConnections: number;
  readonly retainAvailable: boolean;
  /** Seconds between looks at retained messages that have expired; 0 for never. */
  readonly retainExpiryInterval: number;
  readonly checkRetainSource: boolean;
  readonly upgradeOutgoingQos: boolean;
  readonly allowDuplicateMessages: boolean;
  /** Seconds; 0 for never. */
  readonly persistentClientExpiration: number;
  readonly setTcpNodelay: boolean;
  /** Seconds; 0 for no `$SYS` tree. */
  readonly sysInterval: number;
  readonly connectionMessages: boolean;
  /** What client ids begin with, and the line that wants it. */
  readonly clientIdPrefix: { readonly text: string; readonly place: Place } | undefined;
}

/** Reads what the target makes of the configuration; its defaults where nothing is set. */
export function readSettings({ settings, release }: Configuration): BrokerSettings {
  const number = (name: string) => Math.max(0, settings.number(name) ?? 0);
  const flag = (name: string) => settings.flag(name) ?? false;
  const prefix = settings.get('clientid_prefixes');
  return {
    maxInflightBytes: number('max_inflight_bytes'),
    maxQueuedMessages: number('max_queued_messages'),
    maxQueuedBytes: number('max_queued_bytes'),
    queueQos0: flag('queue_qos0_messages'),
    followsQuota: since(release, '2.0.13'),
    countsApart: since(release, '2.0.13'),
    limitsPlain: number('max_inflight_bytes') > 0 || number('max_queued_bytes') > 0,
    maxInflightMessages: number('max_inflight_messages'),
    maxPacketSize: number('max_packet_size'),
    limitsByType: since(release, '2.1'),
    messageSizeLimit: number('message_size_limit'),
    maxKeepalive: number('max_keepalive'),
    globalMaxClients: number('global_max_clients'),
    globalMaxConnections: number('global_max_connections'),
    retainAvailable: settings.flag('retain_available') ?? true,
    retainExpiryInterval: number('retain_expiry_interval'),
    checkRetainSource: flag('check_retain_source'),
    upgradeOutgoingQos: flag('upgrade_outgoing_qos'),
    allowDuplicateMessages: flag('allow_duplicate_messages'),
    persistentClientExpiration: number('persistent_client_expiration'),
    setTcpNodelay: flag('set_tcp_nodelay'),
    sysInterval: number('sys_interval'),
    connectionMessages: settings.flag('connection_messages') ?? true,
    clientIdPrefix: prefix && { text: String(prefix.value), place: prefix.place },
  };
}
