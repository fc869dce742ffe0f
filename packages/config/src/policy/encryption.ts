import { bridgeCafile, bridgeCapath, bridgePsk, bridgeTlsUseOsCerts } from '../catalogue/bridge-tls.js';
import { cafile, capath, certfile, keyfile } from '../catalogue/tls.js';
import { pskHint } from '../catalogue/tls-identity.js';
import type { Bridge, Listener, Setting, Settings } from '../configuration.js';
import { type Release, since } from '../release.js';

/** How a connection is encrypted; undefined where it is not. */
export type Encryption = 'certificate' | 'psk' | undefined;

/** Whether a listener's certificate counts: before 2.0 only together with a CA. */
export function hasCertificate(settings: Settings, release: Release): boolean {
  if (!settings.setting(certfile) || !settings.setting(keyfile)) return false;
  return (
    since(release, '2.0') || settings.setting(cafile) !== undefined || settings.setting(capath) !== undefined
  );
}

/** What a listener speaks (net__socket_listen). */
export function listenerEncryption({ settings }: Listener, release: Release): Encryption {
  if (hasCertificate(settings, release)) return 'certificate';
  return settings.setting(pskHint) ? 'psk' : undefined;
}

/** The line that makes a listener encrypted. */
export function encryptionSetting({ settings }: Listener, release: Release): Setting | undefined {
  return hasCertificate(settings, release) ? settings.setting(certfile) : settings.setting(pskHint);
}

/** What a bridge speaks (net__init_ssl_ctx). */
export function bridgeEncryption({ settings }: Bridge): Encryption {
  if (settings.setting(bridgePsk)) return 'psk';
  const trusts = settings.setting(bridgeCafile) ?? settings.setting(bridgeCapath);
  return trusts || settings.get(bridgeTlsUseOsCerts) ? 'certificate' : undefined;
}
