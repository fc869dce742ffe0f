import { findPsk } from '../access/index.js';
import type { ProtocolVersion } from '../kinds/protocol-versions.js';
import { since } from '../release.js';
import { placeOfAnswer } from './answer.js';
import type { ConnectingClient, ProxiedTls } from './connect-decision.js';
import { refused, type Verdict } from './credentials.js';
import type { ListenerPolicy } from './listener-policy.js';
import { type ClientIdentity, usernameFrom } from './username-source.js';

/** Whether a client gets as far as MQTT: it speaks TLS where that is spoken, and shows what has to be shown. */
export function checkEncryption(policy: ListenerPolicy, client: ConnectingClient): Verdict | undefined {
  const { encryption, requiresCertificate, psk } = policy;
  const { isEncrypted = encryption.value !== undefined, pskIdentity, pskKey } = client;
  const { hasCertificate = client.commonName !== undefined || client.subject !== undefined } = client;
  if (isEncrypted !== (encryption.value !== undefined)) {
    return refused('encryption-mismatch', 'encryption', placeOfAnswer(encryption), 'closed');
  }
  if (requiresCertificate.value && !hasCertificate) {
    return refused('certificate-missing', 'encryption', placeOfAnswer(requiresCertificate), 'closed');
  }
  if (encryption.value !== 'psk' || policy.plugins.length > 0) return undefined;
  const entry = psk?.file && pskIdentity !== undefined ? findPsk(psk.file, pskIdentity) : undefined;
  const isRight = entry && (pskKey === undefined || pskKey.toLowerCase() === entry.key.toLowerCase());
  return isRight ? undefined : refused('psk-unknown', 'encryption', psk?.place, 'closed');
}

/**
 * Whether a client that a proxy reports connects to the proxy as the listener requires it (proxy_v2__read).
 * @param tls undefined where it connects without TLS
 */
export function checkProxiedTls(
  { proxyProtocol, proxyRequires }: ListenerPolicy,
  tls: ProxiedTls | undefined,
): Verdict | undefined {
  if (proxyProtocol.value !== 2) return undefined;
  const { tls: requiresTls, certificate } = proxyRequires;
  if (requiresTls.value && !tls)
    return refused('proxied-without-tls', 'encryption', placeOfAnswer(requiresTls), 'closed');
  return certificate.value && !tls?.hasCertificate
    ? refused('proxied-without-certificate', 'encryption', placeOfAnswer(certificate), 'closed')
    : undefined;
}

/** Whether the listener takes the client's version of MQTT. */
export function checkVersion({ limits }: ListenerPolicy, version: ProtocolVersion): Verdict | undefined {
  const { versions } = limits;
  if (versions.value.includes(version)) return undefined;
  return refused('protocol-version', 'protocol-version', placeOfAnswer(versions), 'protocol-version');
}

/**
 * Whether what a client sends as its id and username is a text of MQTT; otherwise its connection is closed
 * (mosquitto_validate_utf8). 1.5 minds only a NUL, and 1.4 nothing.
 */
export function checkText(
  { release }: ListenerPolicy,
  ...texts: readonly (string | undefined)[]
): Verdict | undefined {
  if (!since(release, '1.5')) return undefined;
  const isWrong = since(release, '1.6') ? isNoCharacter : (code: number) => code === 0;
  const codes = texts.flatMap((text = '') =>
    [...text].map((character) => character.codePointAt(0) as number),
  );
  return codes.some(isWrong) ? refused('text-malformed', 'text', undefined, 'closed') : undefined;
}

/** Control characters, lone surrogates, and code points that are never characters in Unicode. */
function isNoCharacter(code: number): boolean {
  const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
  const isReserved = (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
  return isControl || isReserved || (code >= 0xd800 && code <= 0xdfff);
}

/** Whether a client may leave its id to the broker, as it does. */
export function checkEmptyClientId(
  { clientIds, release }: ListenerPolicy,
  version: ProtocolVersion,
  cleanStart: boolean,
): Verdict | undefined {
  const { mayBeEmpty } = clientIds;
  // 3.1 has no empty ids, and 3.1.1 only with a clean session [MQTT-3.1.3-7]; before 1.6.3 that held for 5.0 too (handle__connect).
  const isValid = version > 3 && (cleanStart || (version === 5 && since(release, '1.6.3')));
  if (isValid && mayBeEmpty.value) return undefined;
  const place = isValid ? placeOfAnswer(mayBeEmpty) : undefined;
  return refused('client-id-empty', 'client-id', place, 'client-id');
}

/** Whether an id begins as it has to; also one that the broker made. */
export function checkClientIdPrefix({ clientIds }: ListenerPolicy, clientId: string): Verdict | undefined {
  const { requiredPrefix } = clientIds;
  if (clientId.startsWith(requiredPrefix.value)) return undefined;
  return refused('client-id-prefix', 'client-id-prefix', placeOfAnswer(requiredPrefix));
}

/** A client's username, or why it cannot have one. */
export type UsernameResult =
  | { readonly username: string | undefined; readonly isTrusted: boolean }
  | { readonly refused: Verdict };

/**
 * The username of a client: the one it sends, or the one that TLS or a proxy gives it.
 * @returns with `isTrusted` where TLS says who the client is, so that no password is asked for
 */
export function resolveUsername(
  policy: ListenerPolicy,
  sent: string | undefined,
  identity: ClientIdentity,
): UsernameResult {
  const { value: source } = policy.usernameSource;
  if (source === 'client') return { username: sent, isTrusted: false };
  const username = usernameFrom(source, identity, policy.release);
  if (username !== undefined) return { username, isTrusted: source !== 'proxy' };
  const place = placeOfAnswer(policy.usernameSource);
  return { refused: refused('certificate-without-name', 'tls-username', place, 'bad-credentials') };
}

/** Whether a client has the username that its id is to be replaced by. */
export function checkUsernameAsClientId(
  { clientIds }: ListenerPolicy,
  username: string | undefined,
): Verdict | undefined {
  const { isUsername } = clientIds;
  if (!isUsername.value || username !== undefined) return undefined;
  return refused('no-user-name', 'username-as-client-id', placeOfAnswer(isUsername));
}
