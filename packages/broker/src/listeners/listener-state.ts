import { type ListenerPolicy, listenerPolicy, type PolicySource, since } from '@mosquitto-conf/config';
import { isLocalOnly, openedListeners, showsMountPoint } from '@mosquitto-conf/config/internal';
import type { Endpoint } from '../connection/endpoint.js';
import type { QoS } from '../packets/codes.js';
import type { EndpointPlugins } from '../plugins/endpoint-plugins.js';
import type { ListenerPlace } from './listener-place.js';

/** What the broker keeps for each listener that the release opens: its policy, and how many connections it has. */
export class ListenerState implements Endpoint {
  /** Its port, or the path of its socket. */
  readonly name: string;
  /** As configured; 0 for a unix socket. */
  readonly port: number;
  /** Whether clients use websockets here. */
  readonly isWeb: boolean;
  /** Read from the policy once, because every PUBLISH needs them. */
  readonly mountPoint: string;
  /** Bytes of a topic that clients do not see: those of the mount point, in releases that remove it. */
  readonly hiddenPrefix: number;
  readonly maxQos: QoS;
  readonly maxTopicAlias: number;
  readonly sendsRetain = true;
  readonly keepsTopics: boolean;
  readonly logsConnections: boolean;
  /** Where it is opened; undefined before. */
  place: ListenerPlace | undefined;
  /** The plugins that it uses; undefined where it uses none. */
  plugins: EndpointPlugins | undefined;
  /** Connections that are open now. */
  connections = 0;

  /** @param policy replaced on reload, when access files are read again; everything else of it stays the same */
  constructor(public policy: ListenerPolicy) {
    const { listener, limits, mountPoint, protocol } = policy;
    this.name = listener.unixSocketPath ?? String(listener.port);
    this.port = listener.port;
    this.isWeb = protocol.value === 'websockets';
    this.mountPoint = mountPoint.value;
    this.keepsTopics = mountPoint.value === '';
    // libwebsockets, which served websockets before 2.1, logs no connections.
    this.logsConnections = !this.isWeb || since(policy.release, '2.1');
    this.hiddenPrefix = showsMountPoint(policy) ? 0 : Buffer.byteLength(mountPoint.value);
    this.maxQos = limits.maxQos.value;
    this.maxTopicAlias = limits.maxTopicAlias.value;
  }

  topicIn(topic: string): string {
    return this.mountPoint + topic;
  }

  topicOut(topic: Buffer): Buffer | undefined {
    const { hiddenPrefix } = this;
    if (hiddenPrefix === 0) return topic;
    return topic.length > hiddenPrefix ? topic.subarray(hiddenPrefix) : undefined;
  }
}

/**
 * The listeners of a configuration, in its order.
 * @param localPorts the ports of the local-only mode, if not its usual one (listeners__start_local_only)
 */
export function listenerStates(source: PolicySource, localPorts: readonly number[] = []): ListenerState[] {
  const { configuration } = source;
  const listeners = openedListeners(configuration);
  const opened =
    isLocalOnly(configuration) && localPorts.length > 0
      ? localPorts.flatMap((port) => listeners.map((listener) => ({ ...listener, port })))
      : listeners;
  return opened.map((listener) => new ListenerState(listenerPolicy(source, listener)));
}
