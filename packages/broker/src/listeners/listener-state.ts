import { type ListenerPolicy, listenerPolicy, type PolicySource, since } from '@mosquitto-conf/config';
import { socketDomain } from '@mosquitto-conf/config/directives';
import { openedListeners, showsMountPoint } from '@mosquitto-conf/config/internal';
import type { Endpoint } from '../connection/endpoint.js';
import type { QoS } from '../packets/codes.js';
import type { EndpointPlugins } from '../plugins/endpoint-plugins.js';
import { ConnectionCount } from './connection-count.js';
import type { ListenerPlace } from './listener-place.js';
import { hasOwnWebsockets } from './own-websockets.js';

/** What the broker keeps for each listener that the release opens: its policy, and how many connections it has. */
export class ListenerState implements Endpoint {
  /** Its port, or the path of its socket. */
  readonly name: string;
  /** As configured; 0 for a unix socket. */
  readonly port: number;
  readonly sendsRetain = true;
  /** Where it is opened; undefined before. */
  place: ListenerPlace | undefined;
  /** The plugins that it uses; undefined where it uses none. */
  plugins: EndpointPlugins | undefined;
  readonly connections: ConnectionCount;
  /** Whether a client has ever connected. */
  hasServed = false;
  #policy: ListenerPolicy;
  #endpoint: EndpointFacts;

  constructor(policy: ListenerPolicy) {
    const { listener } = policy;
    this.name = listener.unixSocketPath ?? String(listener.port);
    this.port = listener.port;
    this.connections = new ConnectionCount(policy.limits.connectionCounting);
    this.#policy = policy;
    this.#endpoint = endpointFacts(policy);
  }

  /** Replaced by a reload. */
  get policy(): ListenerPolicy {
    return this.#policy;
  }

  set policy(policy: ListenerPolicy) {
    this.#policy = policy;
    this.#endpoint = endpointFacts(policy);
  }

  /** Whether clients use websockets here. */
  get isWeb(): boolean {
    return this.#endpoint.isWeb;
  }

  /** Whether clients have IPv6 addresses, also those of IPv4. */
  get mapsAddresses(): boolean {
    return this.#endpoint.mapsAddresses;
  }

  get mountPoint(): string {
    return this.#endpoint.mountPoint;
  }

  get maxQos(): QoS {
    return this.#endpoint.maxQos;
  }

  get maxTopicAlias(): number {
    return this.#endpoint.maxTopicAlias;
  }

  get keepsTopics(): boolean {
    return this.#endpoint.mountPoint === '';
  }

  get logsConnections(): boolean {
    return this.#endpoint.logsConnections;
  }

  topicIn(topic: string): string {
    return this.mountPoint + topic;
  }

  topicOut(topic: Buffer): Buffer | undefined {
    const { hiddenPrefix } = this.#endpoint;
    if (hiddenPrefix === 0) return topic;
    return topic.length > hiddenPrefix ? topic.subarray(hiddenPrefix) : undefined;
  }
}

/** Read from the policy once, because every PUBLISH needs them. */
interface EndpointFacts {
  readonly isWeb: boolean;
  readonly mapsAddresses: boolean;
  readonly mountPoint: string;
  /** Bytes of a topic that clients do not see: those of the mount point, in releases that remove it. */
  readonly hiddenPrefix: number;
  readonly maxQos: QoS;
  readonly maxTopicAlias: number;
  readonly logsConnections: boolean;
}

function endpointFacts(policy: ListenerPolicy): EndpointFacts {
  const { limits, mountPoint, protocol, release } = policy;
  const isWeb = protocol.value === 'websockets';
  return {
    isWeb,
    // libwebsockets has one socket for both. 1.4 does without IPv6 there, as does a `socket_domain ipv4` from 1.5.5.
    mapsAddresses:
      isWeb &&
      since(release, '1.5') &&
      !hasOwnWebsockets(release) &&
      policy.listener.settings.get(socketDomain) !== 'ipv4',
    mountPoint: mountPoint.value,
    hiddenPrefix: showsMountPoint(policy) ? 0 : Buffer.byteLength(mountPoint.value),
    maxQos: limits.maxQos.value,
    maxTopicAlias: limits.maxTopicAlias.value,
    // libwebsockets, which served websockets before 2.1, logs no connections.
    logsConnections: !isWeb || hasOwnWebsockets(release),
  };
}

/**
 * The listeners of a configuration, in its order.
 * @param localPorts the ports of the local-only mode, if not its usual one (listeners__start_local_only)
 */
export function listenerStates(source: PolicySource, localPorts: readonly number[] = []): ListenerState[] {
  const opened = openedListeners(source.configuration, localPorts);
  return opened.map((listener) => new ListenerState(listenerPolicy(source, listener)));
}
