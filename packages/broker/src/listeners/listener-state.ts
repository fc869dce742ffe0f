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
import {
  acceptProtocolVersions,
  allowZeroLengthClientid,
  autoIdPrefix,
  maxConnections,
  maxQos,
  maxTopicAlias,
  maxTopicAliasBroker,
  mountPoint,
  protocol,
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
  useUsernameAsClientid,
} from '@mosquitto-conf/config/directives';
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
  const isSecure = listenerEncryption(listener, configuration.release) !== undefined;
  return {
    configured: listener,
    name: listener.unixSocketPath ?? String(listener.port),
    access: accessScopeOf(access, listener),
    anonymous: anonymousAccess(configuration, listener).value,
    isWeb: settings.get(protocol) === 'websockets',
    mountPoint: settings.get(mountPoint) ?? '',
    maxQos: settings.get(maxQos),
    maxTopicAlias: settings.get(maxTopicAlias),
    maxTopicAliasBroker: settings.get(maxTopicAliasBroker),
    maxConnections: settings.get(maxConnections),
    versions: new Set(settings.get(acceptProtocolVersions) ?? versionsOf(configuration.release)),
    useUsernameAsClientId: settings.get(useUsernameAsClientid),
    // Ignored without TLS, unless a certificate is required, which cannot be sent then (handle__connect).
    useIdentityAsUsername:
      settings.get(useIdentityAsUsername) && (isSecure || settings.get(requireCertificate)),
    useSubjectAsUsername: settings.get(useSubjectAsUsername) && isSecure,
    allowZeroLengthClientId: shared.get(allowZeroLengthClientid),
    // From 2.1 a listener may have one of its own.
    autoIdPrefix: (security.settings.has(autoIdPrefix) ? security.settings : shared).get(autoIdPrefix) ?? '',
    connections: 0,
  };
}
