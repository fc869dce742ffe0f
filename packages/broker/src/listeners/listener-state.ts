import {
  type AccessScope,
  accessScopeOf,
  anonymousAccess,
  type Configuration,
  isLocalOnly,
  type Listener,
  listenerEncryption,
  openedListeners,
  type Release,
  since,
} from '@mosquitto-conf/config';
import type { QoS } from '../packets/codes.js';

/** What the broker keeps for each listener: its settings, read once, and how many connections it has. */
export interface ListenerState {
  /** The listener in the configuration. */
  readonly configured: Listener;
  /** Its port, or the path of its socket. */
  readonly name: string;
  /** Its access files; undefined if it has none. Replaced on reload. */
  access: AccessScope | undefined;
  readonly anonymous: boolean;
  /** Whether clients use websockets here. */
  readonly isWeb: boolean;
  readonly mountPoint: string;
  readonly maxQos: QoS;
  readonly maxTopicAlias: number;
  readonly maxTopicAliasBroker: number;
  /** 0 and less for no limit. */
  readonly maxConnections: number;
  readonly versions: ReadonlySet<number>;
  readonly useUsernameAsClientId: boolean;
  readonly useIdentityAsUsername: boolean;
  readonly useSubjectAsUsername: boolean;
  readonly allowZeroLengthClientId: boolean;
  readonly autoIdPrefix: string;
  /** Connections that are open now. */
  connections: number;
}

/**
 * The listeners of a configuration, in its order.
 * @param localPorts the ports of the local-only mode, if not its usual one (listeners__start_local_only)
 */
export function listenerStates(
  configuration: Configuration,
  access: readonly AccessScope[],
  localPorts: readonly number[] = [],
): ListenerState[] {
  const listeners = openedListeners(configuration);
  const opened =
    isLocalOnly(configuration) && localPorts.length > 0
      ? localPorts.flatMap((port) => listeners.map((listener) => ({ ...listener, port })))
      : listeners;
  return opened.map((listener) => listenerState(configuration, listener, access));
}

/** The protocol levels that a release knows, as `accept_protocol_versions` numbers them. */
const versionsOf = (release: Release) => (since(release, '1.6') ? [3, 4, 5] : [3, 4]);

function listenerState(
  configuration: Configuration,
  listener: Listener,
  access: readonly AccessScope[],
): ListenerState {
  const { settings, security } = listener;
  const shared = configuration.perListenerSettings ? security.settings : configuration.security.settings;
  const number = (name: string, fallback: number) => settings.number(name) ?? fallback;
  const isOn = (name: string) => settings.flag(name) ?? false;
  const isSecure = listenerEncryption(listener, configuration.release) !== undefined;
  const versions = settings.value('accept_protocol_versions');
  return {
    configured: listener,
    name: listener.unixSocketPath ?? String(listener.port),
    access: accessScopeOf(access, listener),
    anonymous: anonymousAccess(configuration, listener).value,
    isWeb: settings.text('protocol') === 'websockets',
    mountPoint: settings.text('mount_point') ?? '',
    maxQos: number('max_qos', 2) as QoS,
    maxTopicAlias: number('max_topic_alias', 10),
    // Before 2.1 the broker uses no topic aliases.
    maxTopicAliasBroker: since(configuration.release, '2.1') ? number('max_topic_alias_broker', 0) : 0,
    maxConnections: number('max_connections', -1),
    versions: new Set(Array.isArray(versions) ? (versions as number[]) : versionsOf(configuration.release)),
    useUsernameAsClientId: settings.flag('use_username_as_clientid') ?? false,
    // Ignored without TLS, unless a certificate is required, which cannot be sent then (handle__connect).
    useIdentityAsUsername: isOn('use_identity_as_username') && (isSecure || isOn('require_certificate')),
    useSubjectAsUsername: isOn('use_subject_as_username') && isSecure,
    allowZeroLengthClientId: shared.flag('allow_zero_length_clientid') ?? true,
    // From 2.1 a listener may have one of its own.
    autoIdPrefix:
      (security.settings.has('auto_id_prefix') ? security.settings : shared).text('auto_id_prefix') ?? '',
    connections: 0,
  };
}
