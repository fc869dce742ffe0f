import {
  type AccessScope,
  accessScopeOf,
  type Configuration,
  type Listener,
  listenerEncryption,
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

/** What holds for clients of one listener, read off the configuration once. */
export interface Door {
  readonly listener: Listener;
  /** As a person would name it: its port, or the path of its socket. */
  readonly name: string;
  /** Who decides on access; undefined where the configuration has no such files. */
  access: AccessScope | undefined;
  readonly anonymous: boolean;
  /** Whether clients speak websockets here. */
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

/** The versions a release knows, by the numbers that `accept_protocol_versions` has for them. */
const versionsOf = (release: Release) => (since(release, '1.6') ? [3, 4, 5] : [3, 4]);

export function openDoor(
  configuration: Configuration,
  listener: Listener,
  access: readonly AccessScope[],
): Door {
  const { settings, security } = listener;
  const shared = configuration.perListenerSettings ? security.settings : configuration.security.settings;
  const isSecure = listenerEncryption(listener, configuration.release) !== undefined;
  return {
    listener,
    name: listener.unixSocketPath ?? String(listener.port),
    access: accessScopeOf(configuration, access, listener),
    anonymous: listener.anonymous,
    isWeb: settings.get(protocol) === 'websockets',
    mountPoint: settings.get(mountPoint) ?? '',
    maxQos: settings.get(maxQos),
    maxTopicAlias: settings.get(maxTopicAlias),
    maxTopicAliasBroker: settings.get(maxTopicAliasBroker),
    maxConnections: settings.get(maxConnections),
    versions: new Set(settings.get(acceptProtocolVersions) ?? versionsOf(configuration.release)),
    useUsernameAsClientId: settings.get(useUsernameAsClientid),
    // Without TLS these are passed over, unless a certificate is required that cannot be shown (handle__connect).
    useIdentityAsUsername:
      settings.get(useIdentityAsUsername) && (isSecure || settings.get(requireCertificate)),
    useSubjectAsUsername: settings.get(useSubjectAsUsername) && isSecure,
    allowZeroLengthClientId: shared.get(allowZeroLengthClientid),
    // From 2.1 a listener may have one of its own.
    autoIdPrefix: (security.settings.has(autoIdPrefix) ? security.settings : shared).get(autoIdPrefix) ?? '',
    connections: 0,
  };
}
