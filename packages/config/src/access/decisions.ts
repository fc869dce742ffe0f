import { encode } from '@mosquitto-conf/grammar';
import { type Release, since } from '../release.js';
import type { AclAccess, AclEntry, AclFile } from './acl-file.js';
import { candidates } from './filter-index.js';
import type { PasswordFile } from './password-file.js';
import type { PasswordHash } from './password-hash.js';
import type { PskEntry, PskFile } from './psk-file.js';
import { type PatternClient, patternMatches, topicMatches } from './topics.js';

type Awaitable<T> = T | Promise<T>;

/** The hash functions that passwords are kept with; a browser and Node have them in different places. */
export interface Hasher {
  sha512(data: Uint8Array): Awaitable<Uint8Array>;
  /** PBKDF2 with HMAC-SHA-512. */
  pbkdf2Sha512(
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    length: number,
  ): Awaitable<Uint8Array>;
  /** Checks a password against the encoded form `$argon2id$…`; without it no client can log in with one. */
  argon2id?(encoded: string, password: Uint8Array): Awaitable<boolean>;
}

/** In place of a password: the right one. */
export const rightPassword = Symbol('the right password');

/** What a password file says to a username and password. */
export type PasswordDecision = 'allowed' | 'denied' | 'unknown-user';

/**
 * Asks a password file (mosquitto_unpwd_check_default, from 2.1 password_file__check). An anonymous client
 * never gets this far: whether it may connect depends on `allow_anonymous`.
 * @param password undefined where the client sent none; `rightPassword` for one that fits, whatever that is
 * @returns at once where nothing has to be hashed, or the hasher answers at once
 */
export function checkPassword(
  file: PasswordFile,
  username: string,
  password: string | Uint8Array | typeof rightPassword | undefined,
  hasher: Hasher | undefined,
): Awaitable<PasswordDecision> {
  // Up to 1.6.8 a list without users counts as no list.
  if (file.users.size === 0 && !since(file.release, '1.6.9')) return 'allowed';
  const entry = file.users.get(username);
  if (!entry) return 'unknown-user';
  if (entry.scheme === 'none') return 'allowed';
  if (password === undefined) return 'denied';
  const isRight = verifyPassword(entry, password, hasher);
  const decide = (right: boolean): PasswordDecision => (right ? 'allowed' : 'denied');
  return typeof isRight === 'boolean' ? decide(isRight) : isRight.then(decide);
}

/**
 * Whether a password belongs to a hash.
 * @param hasher undefined where the password is not a text
 * @returns at once where nothing has to be hashed, or the hasher answers at once
 */
export function verifyPassword(
  hash: PasswordHash,
  password: string | Uint8Array | typeof rightPassword,
  hasher: Hasher | undefined,
): Awaitable<boolean> {
  if (password === rightPassword) return true;
  if (!hasher) throw new TypeError('a password can only be checked with a hasher');
  return verify(hash, passwordBytes(password), hasher);
}

/** The broker takes a password for a C string, which ends at a NUL. */
function passwordBytes(password: string | Uint8Array): Uint8Array {
  const bytes = typeof password === 'string' ? encode(password) : password;
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

function verify(entry: PasswordHash, password: Uint8Array, hasher: Hasher): Awaitable<boolean> {
  const { scheme, salt, hash } = entry;
  if (scheme === 'argon2id') return hasher.argon2id?.(entry.encoded ?? '', password) ?? false;
  if (!salt || !hash) return false;
  const isHash = (made: Awaitable<Uint8Array>) =>
    made instanceof Promise ? made.then((bytes) => sameBytes(bytes, hash)) : sameBytes(made, hash);
  if (scheme === 'sha512') {
    const data = new Uint8Array(password.length + salt.length);
    data.set(password);
    data.set(salt, password.length);
    return isHash(hasher.sha512(data));
  }
  return isHash(hasher.pbkdf2Sha512(password, salt, entry.iterations ?? 1, hash.length));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** The identity a TLS-PSK client names, if the file holds it. */
export function findPsk(file: PskFile, identity: string): PskEntry | undefined {
  return file.identities.get(identity);
}

/** What a client wants to do. */
export interface AclRequest {
  /** undefined for an anonymous client. */
  readonly username: string | undefined;
  readonly clientId: string;
  /** Of a message; when subscribing, the filter. */
  readonly topic: string;
  /** `read` is asked for each message that would be delivered, `write` for each that was published. */
  readonly access: 'read' | 'write' | 'subscribe' | 'unsubscribe';
  /** The client is a bridge of this broker's own. */
  readonly bridge?: boolean;
}

/** Why a request was decided as it was. */
export type AclReason =
  | 'granted'
  | 'denied-by-entry'
  | 'nothing-grants'
  | 'no-acl'
  | 'empty-acl'
  | 'subscribing-is-free'
  | 'bridge'
  | 'reserved-topic'
  | 'risky-name';

/** Whether a client may do what it asks, and why. */
export interface AclDecision {
  readonly allowed: boolean;
  readonly reason: AclReason;
  /** The line that decided, if one did. */
  readonly by?: AclEntry;
}

/**
 * Whether the broker lets a client do what it asks (mosquitto_acl_check with the ACL file alone, no plugin).
 * @param acl undefined where no ACL file is set
 */
export function checkAcl(acl: AclFile | undefined, request: AclRequest, release: Release): AclDecision {
  // Before 2.0 unsubscribing is not checked.
  if (request.access === 'unsubscribe' && !since(release, '2.0')) return allow('subscribing-is-free');
  if (request.bridge && since(release, '2.0')) return allow('bridge');
  if (isReserved(request, release)) return deny('reserved-topic');
  if (!acl) return allow('no-acl');
  if (request.bridge) return allow('bridge');
  // No release looks at what a client subscribes to: it looks at each message later.
  if (request.access === 'subscribe' || request.access === 'unsubscribe') return allow('subscribing-is-free');
  if (isEmpty(acl) && !since(release, '1.5.6')) return allow('empty-acl');
  return tryEntries(acl, request, request.access, release);
}

/**
 * Whether the ACL file lets a user connect at all. 1.5.6 and 1.5.7 turn users away whom it does not name
 * (acl__find_acls); no other release does.
 */
export function aclAdmits(acl: AclFile | undefined, username: string | undefined, release: Release): boolean {
  if (!acl || username === undefined || !since(release, '1.5.6') || since(release, '1.5.8')) return true;
  return acl.users.has(username) || (acl.users.size === 0 && acl.anonymous.length === 0);
}

/** From 1.6 (acl__check_dollar): no client can publish to `$SYS`, and `$share` is only for subscriptions. */
function isReserved({ topic, access }: AclRequest, release: Release): boolean {
  if (!since(release, '1.6')) return false;
  if (topic.startsWith('$SYS')) {
    return access === 'write' && !topicMatches('$SYS/broker/connection/+/state', topic, release);
  }
  return topic.startsWith('$share') && (access === 'read' || access === 'write');
}

function isEmpty(acl: AclFile): boolean {
  return acl.users.size === 0 && acl.anonymous.length === 0 && acl.patterns.length === 0;
}

const filterOf = ({ filter }: AclEntry) => filter;

function tryEntries(
  acl: AclFile,
  request: AclRequest,
  access: 'read' | 'write',
  release: Release,
): AclDecision {
  const { clientId, topic } = request;
  // From 1.6 a client that sends an empty name has none (packet__read_binary).
  const username = request.username === '' && since(release, '1.6') ? undefined : request.username;
  const own = (username === undefined ? acl.anonymous : acl.users.get(username)) ?? [];
  for (const entry of candidates(own, filterOf, topic)) {
    if (topicMatches(entry.filter, topic, release)) {
      const decision = decide(entry, access);
      if (decision) return decision;
    }
  }
  if (acl.patterns.length > 0 && (isRiskyName(username, release) || isRiskyName(clientId, release)))
    return deny('risky-name');
  const client: PatternClient = { clientId, username };
  for (const entry of candidates(acl.patterns, filterOf, topic)) {
    if (patternMatches(entry.filter, topic, client, release)) {
      const decision = decide(entry, access);
      if (decision) return decision;
    }
  }
  return deny('nothing-grants');
}

/** Whether a name would work as a wildcard in a pattern; 1.4.12 also minds slashes. */
export function isRiskyName(name: string | undefined, release: Release): boolean {
  if (name === undefined || !since(release, '1.4.12')) return false;
  return (since(release, '1.4.13') ? /[+#]/ : /[+#/]/).test(name);
}

function decide(entry: AclEntry, access: 'read' | 'write'): AclDecision | undefined {
  if (entry.access === 'deny') return { allowed: false, reason: 'denied-by-entry', by: entry };
  return grants(entry.access, access) ? { allowed: true, reason: 'granted', by: entry } : undefined;
}

function grants(granted: AclAccess, access: 'read' | 'write'): boolean {
  return granted === 'readwrite' || granted === access;
}

function allow(reason: AclReason): AclDecision {
  return { allowed: true, reason };
}

function deny(reason: AclReason): AclDecision {
  return { allowed: false, reason };
}
