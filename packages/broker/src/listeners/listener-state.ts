import { type ListenerPolicy, listenerPolicy, type PolicySource } from '@mosquitto-conf/config';
import { isLocalOnly, openedListeners, showsMountPoint } from '@mosquitto-conf/config/internal';
import type { QoS } from '../packets/codes.js';
import type { ListenerPlace } from './listener-place.js';

/** What the broker keeps for each listener that the release opens: its policy, and how many connections it has. */
export class ListenerState {
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
  /** Where it is opened; undefined before. */
  place: ListenerPlace | undefined;
  /** Connections that are open now. */
  connections = 0;

  /** @param policy replaced on reload, when access files are read again; everything else of it stays the same */
  constructor(public policy: ListenerPolicy) {
    const { listener, limits, mountPoint, protocol } = policy;
    this.name = listener.unixSocketPath ?? String(listener.port);
    this.port = listener.port;
    this.isWeb = protocol.value === 'websockets';
    this.mountPoint = mountPoint.value;
    this.hiddenPrefix = showsMountPoint(policy) ? 0 : Buffer.byteLength(mountPoint.value);
    this.maxQos = limits.maxQos.value;
    this.maxTopicAlias = limits.maxTopicAlias.value;
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
