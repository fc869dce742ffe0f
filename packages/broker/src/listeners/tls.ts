import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type SecureVersion, type Server, type TLSSocket, type TlsOptions } from 'node:tls';
import { findPsk, type Settings } from '@mosquitto-conf/config';
import type { Identity } from '../connection/connection.js';
import type { Door } from './door.js';
import { acceptSocket, type ListenerContext } from './open-listener.js';
import { Revocations } from './revocation.js';

/** A server that speaks TLS, whatever is inside. */
export interface Secure {
  readonly server: Server;
  /** Reads the certificates again; new connections see them. */
  reload(): void;
}

/** How long a client may take to shake hands, in milliseconds. */
const PATIENCE = 10_000;

/** The versions of `tls_version`: the lowest that is taken. */
const versions: Readonly<Record<string, SecureVersion>> = {
  tlsv1: 'TLSv1',
  'tlsv1.1': 'TLSv1.1',
  'tlsv1.2': 'TLSv1.2',
  'tlsv1.3': 'TLSv1.3',
};

/**
 * Makes a server for a listener with a certificate or pre-shared keys.
 * @param inside makes the server for what is spoken inside, where that is not MQTT itself
 * @throws Error where a file cannot be read, or certificate and key do not fit
 */
export function secure(
  door: Door,
  context: ListenerContext,
  inside: ((options: TlsOptions) => Server) | undefined,
): Secure {
  let revocations: Revocations | undefined;
  const options = () => {
    const crl = door.listener.settings.text('crlfile');
    const requires = door.listener.settings.flag('require_certificate');
    revocations = crl && requires ? new Revocations(readFileSync(context.locate(crl))) : undefined;
    return optionsOf(door, context);
  };
  const server =
    inside?.(options()) ??
    createServer({ ...options(), noDelay: context.noDelay }, (socket) => {
      if (!isInTime(socket, door) || !isGood(socket, revocations)) {
        socket.destroy();
        return;
      }
      acceptSocket(socket, door, context, (connection) => {
        connection.identity = identityOf(socket);
      });
    });
  server.on('tlsClientError', (_, socket) => socket.destroy());
  return { server, reload: () => server.setSecureContext(options()) };
}

/** What a TLS library has to know of a listener (net__load_certificates and its neighbours). */
function optionsOf({ listener, access }: Door, { locate }: ListenerContext): TlsOptions {
  const { settings } = listener;
  const file = (name: string) => {
    const path = settings.text(name);
    return path === undefined ? undefined : readFileSync(locate(path));
  };
  const ciphers = [settings.text('ciphers_tls1.3'), settings.text('ciphers')].filter(Boolean).join(':');
  const lowest = versions[settings.text('tls_version') ?? ''];
  const common: TlsOptions = {
    handshakeTimeout: PATIENCE,
    ...(lowest ? { minVersion: lowest } : {}),
    ...(ciphers ? { ciphers } : {}),
  };
  const hint = settings.text('psk_hint');
  if (hint !== undefined && settings.text('certfile') === undefined) {
    return {
      ...common,
      ciphers: ciphers || 'PSK',
      // Pre-shared keys of this kind ended with TLS 1.2.
      maxVersion: 'TLSv1.2',
      pskIdentityHint: hint,
      pskCallback: (socket, identity) => {
        const entry = access?.psk && findPsk(access.psk, identity);
        if (!entry) return null;
        identities.set(socket as TLSSocket, identity);
        return Buffer.from(entry.key, 'hex');
      },
    };
  }
  const folder = settings.text('capath');
  const authorities = [file('cafile'), ...(folder === undefined ? [] : filesIn(locate(folder)))];
  const requires = settings.flag('require_certificate') ?? false;
  const [cert, key, dhparam] = ['certfile', 'keyfile', 'dhparamfile'].map(file);
  return {
    ...common,
    ...(cert ? { cert } : {}),
    ...(key ? { key } : {}),
    ...(dhparam ? { dhparam } : {}),
    ca: authorities.filter((one) => one !== undefined),
    requestCert: requires,
    rejectUnauthorized: requires && !allowsExpired(settings),
  };
}

/** The certificates of a folder, which OpenSSL would look up by their hashes. */
function filesIn(folder: string): Buffer[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => readFileSync(join(folder, name)))
    .filter((content) => content.includes('BEGIN CERTIFICATE'));
}

/** Whether a certificate counts whatever its dates. */
function allowsExpired(settings: Settings): boolean {
  return settings.flag('disable_client_cert_date_checks') ?? false;
}

/** Where dates do not count, nothing else may be wrong. */
function isInTime(socket: TLSSocket, { listener: { settings } }: Door): boolean {
  if (!settings.flag('require_certificate') || !allowsExpired(settings) || socket.authorized) return true;
  const error = socket.authorizationError as Error | string | null;
  return ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'].includes(
    String(error instanceof Error ? error.message : error),
  );
}

/** Whether the client's certificate has not been taken back. */
function isGood(socket: TLSSocket, revocations: Revocations | undefined): boolean {
  if (!revocations) return true;
  const { raw, issuerCertificate } = socket.getPeerCertificate(true);
  if (!raw) return false;
  const authority = issuerCertificate?.raw && new X509Certificate(issuerCertificate.raw);
  return revocations.allows(new X509Certificate(raw), authority, new Date());
}

/** What clients with pre-shared keys call themselves. */
const identities = new WeakMap<TLSSocket, string>();

/** What a client shows of itself below MQTT. */
export function identityOf(socket: TLSSocket): Identity {
  const { standardName, name, version } = socket.getCipher();
  const cipher = `${socket.getProtocol() ?? version} cipher ${standardName?.startsWith('TLS_') ? standardName : name}`;
  const pskIdentity = identities.get(socket);
  if (pskIdentity !== undefined) return { cipher, pskIdentity };
  const { raw, subject } = socket.getPeerCertificate();
  if (!raw) return { cipher };
  const commonName = subject?.CN;
  return {
    cipher,
    ...(typeof commonName === 'string' && !commonName.includes('\0') ? { commonName } : {}),
    subject: subjectOf(new X509Certificate(raw)),
  };
}

/** A certificate's subject as RFC 2253 writes it: from the last part to the first, with escapes for what is not ASCII. */
function subjectOf({ subject }: X509Certificate): string {
  const escaped = (part: string) =>
    part.replaceAll(/[^\x20-\x7e]/gu, (character) =>
      [...Buffer.from(character)]
        .map((byte) => `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
    );
  return subject.split('\n').reverse().map(escaped).join(',');
}
