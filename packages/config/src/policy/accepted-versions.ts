import { bridgePsk, bridgeTlsVersion } from '../catalogue/bridge-tls.js';
import { tlsVersion } from '../catalogue/tls.js';
import type { Bridge, Settings } from '../configuration.js';
import { at, changed, type Release, since } from '../release.js';
import { ignoredTlsDirectives, neededLibrary } from './needed-library.js';

/** A version of TLS, as `tls_version` names it. */
export type TlsVersion = 'tlsv1' | 'tlsv1.1' | 'tlsv1.2' | 'tlsv1.3';

/** The versions of TLS that a listener accepts, from the lowest to the highest. */
export interface AcceptedVersions {
  readonly lowest: TlsVersion;
  readonly highest: TlsVersion;
  /** Versions between these that it does not accept. */
  readonly without: readonly TlsVersion[];
}

/** Whether no version is left, so that every handshake fails. */
export function acceptsNoVersion({ lowest, highest }: AcceptedVersions): boolean {
  return versions.indexOf(lowest) > versions.indexOf(highest);
}

/** The versions that are accepted, from the lowest to the highest. */
export function versionsIn({ lowest, highest, without }: AcceptedVersions): readonly TlsVersion[] {
  return versions
    .slice(versions.indexOf(lowest), versions.indexOf(highest) + 1)
    .filter((version) => !without.includes(version));
}

/** The words that `tls_version` knows (net__tls_server_ctx). */
export const LISTENER_VERSIONS = changed<readonly TlsVersion[]>(
  ['tlsv1.2', 'tlsv1.1', 'tlsv1'],
  ['1.6', ['tlsv1.3', 'tlsv1.2', 'tlsv1.1']],
);

/** The words that `bridge_tls_version` knows (net__init_ssl_ctx, up to 1.4 _mosquitto_socket_connect_step3). */
export const BRIDGE_VERSIONS = changed<readonly TlsVersion[]>(
  ['tlsv1.2', 'tlsv1.1', 'tlsv1'],
  ['1.6', ['tlsv1.3', 'tlsv1.2', 'tlsv1.1']],
  ['2.1', ['tlsv1.3', 'tlsv1.2']],
);

/** By age. */
const versions: readonly TlsVersion[] = ['tlsv1', 'tlsv1.1', 'tlsv1.2', 'tlsv1.3'];

/**
 * The versions of TLS that a listener accepts (net__tls_server_ctx). None of them where the lowest is above the highest. A
 * library that serves it accepts all that its TLS has.
 * @param settings of the listener
 * @param hasKeys whether the listener has a PSK file, of its own or for all listeners
 */
export function acceptedVersions(settings: Settings, hasKeys: boolean, release: Release): AcceptedVersions {
  if (ignoredTlsDirectives(neededLibrary(settings, release)).includes(tlsVersion))
    return { lowest: 'tlsv1', highest: 'tlsv1.3', without: [] };
  const word = settings.get(tlsVersion);
  // From 2.0.12 a PSK file leaves out 1.3, also beside certificates.
  const highest = hasKeys && since(release, '2.0.12') ? 'tlsv1.2' : 'tlsv1.3';
  const version = versions.find((one) => one === word);
  // 1.5 accepts any word, and ignores those that it does not know.
  if (version === undefined || (version === 'tlsv1.3' && !since(release, '1.6')))
    return { lowest: lowestByDefault(release), highest, without: [] };
  if (since(release, '2.0.9')) return { lowest: version, highest, without: [] };
  // 1.5 turns off the others that it knows, which leaves 1.3 on.
  if (since(release, '1.5') && !since(release, '1.6'))
    return { lowest: version, highest, without: versions.slice(versions.indexOf(version) + 1, -1) };
  return { lowest: version, highest: version, without: [] };
}

/**
 * The versions of TLS that a bridge accepts (net__init_ssl_ctx, up to 1.4 _mosquitto_socket_connect_step3). None where the
 * bridge never connects: the release does not know the word, or the key leaves out the only version.
 */
export function bridgeTlsVersions({ settings }: Bridge, release: Release): readonly TlsVersion[] {
  // From 2.0.12 a pre-shared key leaves out 1.3.
  const withoutNewest = settings.has(bridgePsk) && since(release, '2.0.12');
  const accepted = versionsOfWord(settings.get(bridgeTlsVersion), release);
  return withoutNewest ? accepted.filter((version) => version !== 'tlsv1.3') : accepted;
}

function versionsOfWord(word: string | undefined, release: Release): readonly TlsVersion[] {
  if (word === undefined) {
    return since(release, '1.5') ? versions.slice(versions.indexOf(lowestOfBridge(release))) : ['tlsv1.2'];
  }
  const version = at(BRIDGE_VERSIONS, release).find((one) => one === word);
  if (version === undefined) return [];
  if (since(release, '2.0')) return versions.slice(versions.indexOf(version));
  // 1.5 turns off the others that it knows, which leaves 1.3 on.
  return since(release, '1.5') && !since(release, '1.6') ? [version, 'tlsv1.3'] : [version];
}

function lowestOfBridge(release: Release): TlsVersion {
  if (since(release, '2.0')) return 'tlsv1.2';
  return since(release, '1.6') ? 'tlsv1.1' : 'tlsv1';
}

function lowestByDefault(release: Release): TlsVersion {
  if (since(release, '2.0.16')) return 'tlsv1.2';
  return since(release, '1.6') ? 'tlsv1.1' : 'tlsv1';
}
