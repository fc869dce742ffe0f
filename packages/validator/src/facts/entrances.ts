import {
  type AccessScope,
  type AclFile,
  type Analysis,
  anonymousAccess,
  type Encryption,
  type Listener,
  listenerEncryption,
  openedListeners,
  type PasswordFile,
  type Plugin,
  type PskFile,
  type Release,
} from '@mosquitto-conf/config';
import {
  mountPoint as mountPointDirective,
  protocol,
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
} from '@mosquitto-conf/config/directives';
import { pluginsFor, securityOf } from './listeners.js';

/** A password, ACL or PSK file that a listener goes by. */
export interface EntranceFile<T> {
  readonly path: string;
  /** As the release took it in; absent where it cannot be read here. */
  readonly file?: T;
}

/** A listener with all that decides who comes in by it, and what they may do then. */
export interface Entrance {
  readonly listener: Listener;
  readonly release: Release;
  readonly protocol: string;
  readonly encryption: Encryption;
  /** Whether clients must show a certificate. */
  readonly certificate: boolean;
  /** Whether a client is called as its certificate or its key says, and no password is looked at. */
  readonly namedByTls: boolean;
  readonly anonymous: boolean;
  readonly passwords?: EntranceFile<PasswordFile>;
  readonly acl?: EntranceFile<AclFile>;
  readonly psk?: EntranceFile<PskFile>;
  readonly plugins: readonly Plugin[];
  /** What stands before every topic of its clients. */
  readonly mountPoint?: string;
}

/** Every listener that the target opens. */
export function entrancesOf(analysis: Analysis): readonly Entrance[] {
  return openedListeners(analysis.configuration).map((listener) => entranceOf(analysis, listener));
}

/** What decides at one listener. */
export function entranceOf(analysis: Analysis, listener: Listener): Entrance {
  const { configuration, access } = analysis;
  const { release } = configuration;
  const { settings } = listener;
  const security = securityOf(configuration, listener);
  const scope = access.find((one) => one.listeners.includes(listener) || one.security === security);
  const encryption = listenerEncryption(listener, release);
  const certificate = encryption === 'certificate' && settings.get(requireCertificate);
  const identity = settings.get(useIdentityAsUsername);
  const subject = settings.get(useSubjectAsUsername);
  const mountPoint = settings.get(mountPointDirective);
  return {
    listener,
    release,
    protocol: settings.get(protocol),
    encryption,
    certificate,
    namedByTls: (certificate && (identity || subject)) || (encryption === 'psk' && identity),
    anonymous: anonymousAccess(configuration, listener).value,
    ...fileOf('passwords', scope),
    ...fileOf('acl', scope),
    ...fileOf('psk', scope),
    plugins: pluginsFor(analysis.configuration, [
      securityOf(analysis.configuration, listener),
      listener.security,
    ]),
    ...(mountPoint === undefined ? {} : { mountPoint }),
  };
}

function fileOf(kind: 'passwords' | 'acl' | 'psk', scope: AccessScope | undefined) {
  const source = scope?.sources[kind];
  if (!source) return {};
  const file = scope?.[kind];
  return { [kind]: { path: source.path, ...(file ? { file } : {}) } };
}
