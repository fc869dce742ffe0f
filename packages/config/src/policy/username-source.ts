import { byteLength } from '@mosquitto-conf/grammar';
import {
  pskHint,
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
} from '../catalogue/tls-identity.js';
import type { Configuration, Listener } from '../configuration.js';
import { type Release, since } from '../release.js';
import { type Answer, answer } from './answer.js';
import { listenerEncryption } from './encryption.js';
import { neededLibrary } from './needed-library.js';

/**
 * Where a client's username comes from.
 *
 * - `client`: what the client sends with its CONNECT
 * - `identity`: the common name of its certificate; no password is asked for
 * - `subject`: the whole subject of its certificate, as RFC 2253 writes it; no password is asked for
 * - `psk`: the identity of its pre-shared key; no password is asked for
 * - `proxy`: the common name that a proxy reports with version 2 of its protocol
 * - `none`: from TLS, which has no name to give here, so that no client can connect: clients are not asked for a
 *   certificate without `require_certificate`, and a pre-shared key has no subject
 */
export type UsernameSource = 'client' | 'identity' | 'subject' | 'psk' | 'proxy' | 'none';

/** Where usernames come from at a listener, and the line that says so (handle__connect). */
export function usernameSource({ release }: Configuration, listener: Listener): Answer<UsernameSource> {
  const { settings } = listener;
  const identity = settings.get(useIdentityAsUsername) ? settings.setting(useIdentityAsUsername) : undefined;
  const subject = settings.get(useSubjectAsUsername) ? settings.setting(useSubjectAsUsername) : undefined;
  const setting = identity ?? subject;
  const encryption = listenerEncryption(listener, release);
  if (encryption === undefined) {
    // Before 2.1 both are ignored without TLS.
    const isProxied = since(release, '2.1') && identity && settings.get(requireCertificate);
    return isProxied ? answer('proxy', identity) : answer('client');
  }
  if (!setting) return answer('client');
  // The server's callback takes the identity over for the one directive alone (psk_server_callback). A hint beside a
  // certificate counts as well, and then the certificate is not looked at.
  if (settings.setting(pskHint)) {
    const mayHaveIdentity = identity && !neededLibrary(settings, release);
    return answer(mayHaveIdentity ? 'psk' : 'none', setting);
  }
  if (!settings.get(requireCertificate)) return answer('none', setting);
  return answer(identity ? 'identity' : 'subject', setting);
}

/** What a client shows of itself below MQTT. */
export interface ClientIdentity {
  /** The common name of its certificate. */
  readonly commonName?: string;
  /** The subject of its certificate, as RFC 2253 writes it. */
  readonly subject?: string;
  /** The identity of its pre-shared key. */
  readonly pskIdentity?: string;
  /** The common name that a proxy reports. */
  readonly proxyName?: string;
}

/** The username that a client gets from TLS or a proxy; undefined where there is none. */
export function usernameFrom(
  source: Exclude<UsernameSource, 'client'>,
  { commonName, subject, pskIdentity, proxyName }: ClientIdentity,
  release: Release,
): string | undefined {
  switch (source) {
    case 'identity':
      return commonName === undefined ? undefined : commonNameAs(commonName, release);
    case 'subject':
      return subject;
    case 'psk':
      return pskIdentity;
    case 'proxy':
      return proxyName;
    case 'none':
      return undefined;
  }
}

/** 1.5.0 takes OpenSSL's structure for the text in it, which begins with the length of the name. */
function commonNameAs(commonName: string, { name }: Release): string {
  return name === '1.5.0' ? String.fromCharCode(byteLength(commonName)) : commonName;
}
