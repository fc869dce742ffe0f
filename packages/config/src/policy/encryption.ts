import { bridgeCafile, bridgeCapath, bridgePsk, bridgeTlsUseOsCerts } from '../catalogue/bridge-tls.js';
import { cafile, capath, certfile, keyfile } from '../catalogue/tls.js';
import { pskHint } from '../catalogue/tls-identity.js';
import type { Bridge, Listener, Setting, Settings } from '../configuration.js';
import { type Release, since } from '../release.js';
import { neededLibrary, tlsSetting } from './needed-library.js';

/** How a connection is encrypted; undefined where it is not. */
export type Encryption = 'certificate' | 'psk' | undefined;

/**
 * Whether a listener's certificate counts: before 2.0 only together with a CA. To libwebsockets the certificate is enough; without
 * its key, every handshake fails.
 */
export function hasCertificate(settings: Settings, release: Release): boolean {
  if (!settings.setting(certfile)) return false;
  if (neededLibrary(settings, release) === 'libwebsockets') return true;
  if (!settings.setting(keyfile)) return false;
  return (
    since(release, '2.0') || settings.setting(cafile) !== undefined || settings.setting(capath) !== undefined
  );
}

/** What a listener speaks (net__socket_listen). No library that serves one knows pre-shared keys. */
export function listenerEncryption({ settings }: Listener, release: Release): Encryption {
  if (hasCertificate(settings, release)) return 'certificate';
  return tlsSetting(settings, pskHint, release) ? 'psk' : undefined;
}

/** The line that makes a listener encrypted. */
export function encryptionSetting(listener: Listener, release: Release): Setting | undefined {
  const encryption = listenerEncryption(listener, release);
  return encryption && listener.settings.setting(encryption === 'psk' ? pskHint : certfile);
}

/** What a bridge speaks (net__init_ssl_ctx). */
export function bridgeEncryption({ settings }: Bridge): Encryption {
  if (settings.setting(bridgePsk)) return 'psk';
  const trusts = settings.setting(bridgeCafile) ?? settings.setting(bridgeCapath);
  return trusts || settings.get(bridgeTlsUseOsCerts) ? 'certificate' : undefined;
}
