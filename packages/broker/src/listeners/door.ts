import {
  type AccessScope,
  accessScopeOf,
  anonymousAccess,
  type Configuration,
  type Listener,
  listenerEncryption,
  type Release,
  since,
} from '@mosquitto-conf/config';
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
  const number = (name: string, fallback: number) => settings.number(name) ?? fallback;
  const isOn = (name: string) => settings.flag(name) ?? false;
  const isSecure = listenerEncryption(listener, configuration.release) !== undefined;
  const versions = settings.value('accept_protocol_versions');
  return {
    listener,
    name: listener.unixSocketPath ?? String(listener.port),
    access: accessScopeOf(access, listener),
    anonymous: anonymousAccess(configuration, listener).value,
    isWeb: settings.text('protocol') === 'websockets',
    mountPoint: settings.text('mount_point') ?? '',
    maxQos: number('max_qos', 2) as QoS,
    maxTopicAlias: number('max_topic_alias', 10),
    // Before 2.1 the broker gives topics no numbers.
    maxTopicAliasBroker: since(configuration.release, '2.1') ? number('max_topic_alias_broker', 0) : 0,
    maxConnections: number('max_connections', -1),
    versions: new Set(Array.isArray(versions) ? (versions as number[]) : versionsOf(configuration.release)),
    useUsernameAsClientId: settings.flag('use_username_as_clientid') ?? false,
    // Without TLS these are passed over, unless a certificate is required that cannot be shown (handle__connect).
    useIdentityAsUsername: isOn('use_identity_as_username') && (isSecure || isOn('require_certificate')),
    useSubjectAsUsername: isOn('use_subject_as_username') && isSecure,
    allowZeroLengthClientId: shared.flag('allow_zero_length_clientid') ?? true,
    // From 2.1 a listener may have one of its own.
    autoIdPrefix:
      (security.settings.has('auto_id_prefix') ? security.settings : shared).text('auto_id_prefix') ?? '',
    connections: 0,
  };
}
