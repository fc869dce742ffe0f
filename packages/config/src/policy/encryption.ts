import type { Bridge, Listener, Setting, Settings } from '../configuration.js';
import { type Release, since } from '../release.js';

/** How a connection is encrypted; undefined where it is not. */
export type Encryption = 'certificate' | 'psk' | undefined;

/** Whether a listener's certificate counts: before 2.0 only together with a CA. */
export function hasCertificate(settings: Settings, release: Release): boolean {
  if (!settings.get('certfile') || !settings.get('keyfile')) return false;
  return (
    since(release, '2.0') || settings.get('cafile') !== undefined || settings.get('capath') !== undefined
  );
}

/** What a listener speaks (net__socket_listen). */
export function listenerEncryption({ settings }: Listener, release: Release): Encryption {
  if (hasCertificate(settings, release)) return 'certificate';
  return settings.get('psk_hint') ? 'psk' : undefined;
}

/** The line that makes a listener encrypted. */
export function encryptionSetting({ settings }: Listener, release: Release): Setting | undefined {
  return hasCertificate(settings, release) ? settings.get('certfile') : settings.get('psk_hint');
}

/** What a bridge speaks (net__init_ssl_ctx). */
export function bridgeEncryption({ settings }: Bridge): Encryption {
  if (settings.get('bridge_psk')) return 'psk';
  const trusts = settings.get('bridge_cafile') ?? settings.get('bridge_capath');
  return trusts || settings.flag('bridge_tls_use_os_certs') ? 'certificate' : undefined;
}
