import type { ConnectionOptions } from 'node:tls';
import { type Directive, type Release, type Settings, since, type TlsVersion } from '@mosquitto-conf/config';
import {
  bridgeAlpn,
  bridgeCafile,
  bridgeCapath,
  bridgeCertfile,
  bridgeCiphers,
  bridgeCiphersTls13,
  bridgeIdentity,
  bridgeInsecure,
  bridgeKeyfile,
  bridgePsk,
  bridgeRequireOcsp,
  bridgeTlsUseOsCerts,
  bridgeTlsVersion,
} from '@mosquitto-conf/config/directives';
import { readBounded } from '@mosquitto-conf/config/node';
import { certificatesIn } from '../tls/certificate-folder.js';
import { cipherList } from '../tls/ciphers.js';
import { tlsVersions } from '../tls/versions.js';
import type { BridgeTls } from './dial.js';
import { systemCertificates } from './system-certificates.js';

/**
 * The TLS options of a bridge (net__init_ssl_ctx).
 * @param locate where a path of the broker's is found here
 * @returns undefined for a bridge without TLS
 * @throws Error if a file cannot be read, or a version is not known
 */
export function tlsOptionsOf(
  settings: Settings,
  release: Release,
  locate: (path: string) => string,
): BridgeTls | undefined {
  const psk = settings.get(bridgePsk);
  const folder = settings.get(bridgeCapath);
  const fromSystem = settings.get(bridgeTlsUseOsCerts);
  const trusts = settings.has(bridgeCafile) || folder !== undefined || fromSystem;
  if (!trusts && psk === undefined) return undefined;
  const protocol = settings.get(bridgeAlpn);
  const common: BridgeTls = {
    ...versionsOf(settings, release),
    ...(protocol === undefined ? {} : { ALPNProtocols: [protocol] }),
    ...(settings.get(bridgeRequireOcsp) ? { requestOCSP: true } : {}),
  };
  if (!trusts) return { ...common, ...pskOptions(settings, psk ?? '', release) };
  const file = (directive: Directive<string, string | undefined>) => {
    const path = settings.get(directive);
    return path === undefined ? undefined : Buffer.from(readBounded(locate(path)));
  };
  const [authority, cert, key] = [file(bridgeCafile), file(bridgeCertfile), file(bridgeKeyfile)];
  return {
    ...common,
    ciphers: cipherList(settings.get(bridgeCiphersTls13), settings.get(bridgeCiphers)),
    ca: [
      ...(authority ? [authority] : []),
      ...(folder === undefined ? [] : certificatesIn(locate(folder))),
      ...(fromSystem ? systemCertificates(process.env) : []),
    ],
    ...(cert ? { cert } : {}),
    ...(key ? { key } : {}),
    ...(settings.get(bridgeInsecure) ? { checkServerIdentity: () => undefined } : {}),
  };
}

function versionsOf(settings: Settings, release: Release): ConnectionOptions {
  const word = settings.get(bridgeTlsVersion);
  if (word === undefined) return { minVersion: 'TLSv1.2' };
  const version = tlsVersions[word as TlsVersion];
  if (!version) throw new Error(`Protocol ${word} not supported.`);
  // Before 2.0 it is the only one.
  return { minVersion: version, ...(since(release, '2.0') ? {} : { maxVersion: version }) };
}

/** From 2.0.12 without TLS 1.3 (net__init_ssl_ctx). The other broker shows no certificate. */
function pskOptions(settings: Settings, key: string, release: Release): ConnectionOptions {
  const psk = Buffer.from(key, 'hex');
  const identity = settings.get(bridgeIdentity) ?? '';
  return {
    ...(since(release, '2.0.12') ? { maxVersion: 'TLSv1.2' as const } : {}),
    ciphers: settings.get(bridgeCiphers) ?? 'PSK',
    pskCallback: () => ({ psk, identity }),
    checkServerIdentity: () => undefined,
  };
}
