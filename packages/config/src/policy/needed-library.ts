import type { Directive } from '../catalogue/directive.js';
import { protocol } from '../catalogue/listener.js';
import { cafile, capath, ciphers, ciphersTls13, crlfile, dhparamfile, tlsVersion } from '../catalogue/tls.js';
import { tlsEngine, tlsEngineKpassSha1, tlsKeyform } from '../catalogue/tls-engine.js';
import { pskHint, requireCertificate } from '../catalogue/tls-identity.js';
import type { Settings } from '../configuration.js';
import { type Release, since } from '../release.js';

/** The library that a build of the broker needs for what a listener speaks; the usual packages have all of them. */
export type NeededLibrary = 'libwebsockets' | 'libmicrohttpd';

/** libwebsockets served websockets before 2.1 had a server of its own; the HTTP interface is by libmicrohttpd. */
export function neededLibrary(settings: Settings, release: Release): NeededLibrary | undefined {
  const spoken = settings.get(protocol);
  if (spoken === 'http_api') return 'libmicrohttpd';
  return spoken === 'websockets' && !since(release, '2.1') ? 'libwebsockets' : undefined;
}

/** To neither library. */
const NEVER_PASSED_ON: readonly Directive[] = [
  capath,
  crlfile,
  dhparamfile,
  pskHint,
  tlsEngine,
  tlsEngineKpassSha1,
  tlsKeyform,
  tlsVersion,
];

const IGNORED: Readonly<Record<NeededLibrary, readonly Directive[]>> = {
  libwebsockets: NEVER_PASSED_ON,
  libmicrohttpd: [...NEVER_PASSED_ON, cafile, ciphers, ciphersTls13, requireCertificate],
};

/**
 * The TLS directives that the broker does not pass on to the library that serves a listener (mosq_websockets_init,
 * http_api__start).
 */
export function ignoredTlsDirectives(library: NeededLibrary | undefined): readonly Directive[] {
  return library ? IGNORED[library] : [];
}
