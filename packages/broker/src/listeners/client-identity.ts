import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { subjectOf } from '@mosquitto-conf/config/node';
import type { Identity } from '../connection/credentials.js';
import { proxiedClient } from './proxied-clients.js';

const UNKNOWN: Identity = {};

/** The identities of clients with pre-shared keys. */
const pskIdentities = new WeakMap<object, string>();

/** Keeps the identity that a client named with its pre-shared key. */
export function setPskIdentity(socket: object, identity: string): void {
  pskIdentities.set(socket, identity);
}

/** What a client proves below MQTT; nothing without TLS. */
export function identityOf(socket: Socket): Identity {
  const proxyName = proxiedClient(socket)?.tls?.commonName;
  if (proxyName !== undefined) return { proxyName };
  if (!(socket instanceof TLSSocket)) return UNKNOWN;
  // As OpenSSL calls them; the version is that of the cipher (SSL_get_cipher_version).
  const { name, version } = socket.getCipher();
  const cipher = `${version} cipher ${name}`;
  const pskIdentity = pskIdentities.get(socket);
  if (pskIdentity !== undefined) return { cipher, pskIdentity };
  const { raw, subject } = socket.getPeerCertificate();
  if (!raw) return { cipher };
  // Of several common names the first counts.
  const names: unknown = subject?.CN;
  const commonName: unknown = Array.isArray(names) ? names[0] : names;
  return {
    cipher,
    ...(typeof commonName === 'string' && !commonName.includes('\0') ? { commonName } : {}),
    subject: subjectOf(new X509Certificate(raw)),
  };
}
