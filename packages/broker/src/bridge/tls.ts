import type { ConnectionOptions } from 'node:tls';
import type { Bridge, Directive, Release, Settings, TlsVersion } from '@mosquitto-conf/config';
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
import { bridgeTlsVersions } from '@mosquitto-conf/config/internal';
import { readBounded } from '@mosquitto-conf/config/node';
import { certificatesIn } from '../tls/certificate-folder.js';
import { cipherList } from '../tls/ciphers.js';
import { optionsWithout, tlsVersions } from '../tls/versions.js';
import type { BridgeTls } from './dial.js';
import { systemCertificates } from './system-certificates.js';

/**
 * The TLS options of a bridge (net__init_ssl_ctx).
 * @param locate where a path of the broker's is found here
 * @returns undefined for a bridge without TLS
 * @throws Error if a file cannot be read, or a version is not known
 */
export function tlsOptionsOf(
  bridge: Bridge,
  release: Release,
  locate: (path: string) => string,
): BridgeTls | undefined {
  const { settings } = bridge;
  const psk = settings.get(bridgePsk);
  const folder = settings.get(bridgeCapath);
  const fromSystem = settings.get(bridgeTlsUseOsCerts);
  const trusts = settings.has(bridgeCafile) || folder !== undefined || fromSystem;
  if (!trusts && psk === undefined) return undefined;
  const protocol = settings.get(bridgeAlpn);
  const common: BridgeTls = {
    ...versionsOf(bridge, release),
    ...(protocol === undefined ? {} : { ALPNProtocols: [protocol] }),
    ...(settings.get(bridgeRequireOcsp) ? { requestOCSP: true } : {}),
  };
  if (!trusts) return { ...common, ...pskOptions(settings, psk ?? '') };
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

/** @throws Error if no version is left: the release does not know the word, or a pre-shared key leaves out the only one */
function versionsOf(bridge: Bridge, release: Release): ConnectionOptions {
  const versions = bridgeTlsVersions(bridge, release);
  const [lowest, highest] = [versions.at(0), versions.at(-1)];
  if (!lowest || !highest)
    throw new Error(`Protocol ${bridge.settings.get(bridgeTlsVersion)} not supported.`);
  const all = Object.keys(tlsVersions) as TlsVersion[];
  const between = all.slice(all.indexOf(lowest), all.indexOf(highest));
  return {
    minVersion: tlsVersions[lowest],
    maxVersion: tlsVersions[highest],
    secureOptions: optionsWithout(between.filter((version) => !versions.includes(version))),
  };
}

/** The other broker shows no certificate. */
function pskOptions(settings: Settings, key: string): ConnectionOptions {
  const psk = Buffer.from(key, 'hex');
  const identity = settings.get(bridgeIdentity) ?? '';
  return {
    ciphers: settings.get(bridgeCiphers) ?? 'PSK',
    pskCallback: () => ({ psk, identity }),
    checkServerIdentity: () => undefined,
  };
}
