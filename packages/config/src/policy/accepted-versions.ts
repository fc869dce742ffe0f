import { tlsVersion } from '../catalogue/tls.js';
import type { Settings } from '../configuration.js';
import { type Release, since } from '../release.js';
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

function lowestByDefault(release: Release): TlsVersion {
  if (since(release, '2.0.16')) return 'tlsv1.2';
  return since(release, '1.6') ? 'tlsv1.1' : 'tlsv1';
}
