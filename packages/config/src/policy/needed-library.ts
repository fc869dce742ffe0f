import type { Directive } from '../catalogue/directive.js';
import { protocol } from '../catalogue/listener.js';
import { cafile, capath, ciphers, ciphersTls13, crlfile, dhparamfile, tlsVersion } from '../catalogue/tls.js';
import { tlsEngine, tlsEngineKpassSha1, tlsKeyform } from '../catalogue/tls-engine.js';
import { disableClientCertDateChecks, pskHint, requireCertificate } from '../catalogue/tls-identity.js';
import type { Setting, Settings } from '../configuration.js';
import { type Release, since } from '../release.js';

/** The library that a build of the broker needs for what a listener speaks; the usual packages have all of them. */
export type NeededLibrary = 'libwebsockets' | 'libmicrohttpd';

/** libwebsockets serves WebSockets up to 2.0; 2.1 has a server of its own. libmicrohttpd serves the HTTP interface. */
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
  libmicrohttpd: [
    ...NEVER_PASSED_ON,
    cafile,
    ciphers,
    ciphersTls13,
    disableClientCertDateChecks,
    requireCertificate,
  ],
};

/**
 * The TLS directives that the broker does not pass on to the library that serves a listener (mosq_websockets_init,
 * http_api__start).
 */
export function ignoredTlsDirectives(library: NeededLibrary | undefined): readonly Directive[] {
  return library ? IGNORED[library] : [];
}

/** The line of a TLS directive at a listener; undefined where the library that serves the listener ignores the line. */
export function tlsSetting<T>(
  settings: Settings,
  directive: Directive<T>,
  release: Release,
): Setting<T> | undefined {
  const isIgnored = ignoredTlsDirectives(neededLibrary(settings, release)).includes(directive);
  return isIgnored ? undefined : settings.setting(directive);
}
