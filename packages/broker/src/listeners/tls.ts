import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createServer,
  DEFAULT_CIPHERS,
  type DetailedPeerCertificate,
  type SecureVersion,
  type Server,
  type TLSSocket,
  type TlsOptions,
} from 'node:tls';
import { type Directive, findPsk, type Settings, since } from '@mosquitto-conf/config';
import {
  cafile,
  capath,
  certfile,
  ciphers,
  ciphersTls13,
  crlfile,
  dhparamfile,
  disableClientCertDateChecks,
  keyfile,
  pskHint,
  requireCertificate,
  tlsVersion,
} from '@mosquitto-conf/config/directives';
import type { Identity } from '../connection/connection.js';
import { type AlertName, alertFor } from './alert.js';
import { Authorities } from './authorities.js';
import type { Door } from './door.js';
import { acceptSocket, type ListenerContext, plainAddress } from './open-listener.js';
import { Revocations } from './revocation.js';
import { codeOf, ToldWhy } from './told-why.js';

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
  const { settings, place } = door.listener;
  let revocations: Revocations | undefined;
  let authorities: Authorities | undefined;
  const options = () => {
    const crl = settings.get(crlfile);
    const requires = settings.get(requireCertificate);
    const read = optionsOf(door, context);
    revocations = crl && requires ? new Revocations(readFileSync(context.locate(crl))) : undefined;
    authorities = requires ? new Authorities(read.ca as Buffer[]) : undefined;
    return read;
  };
  const server =
    inside?.(options()) ??
    createServer({ ...options(), noDelay: context.noDelay }, (socket) => {
      acceptSocket(socket, door, context, (connection) => {
        connection.identity = identityOf(socket);
      });
    });
  const complain = complaints(context);
  const why = (socket: TLSSocket) => objectionTo(socket, settings, authorities, revocations);
  const toldWhy = settings.get(requireCertificate)
    ? new ToldWhy(
        server,
        (socket) => why(socket) ?? alertFor(codeOf(socket)),
        (socket) => complain(socket, 'error:0A000086:SSL routines::certificate verify failed'),
      )
    : undefined;
  // Before anybody else sees the socket, websockets included.
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    const objection = why(socket);
    if (objection === undefined) {
      toldWhy?.accept(socket);
      return;
    }
    toldWhy?.tell(socket, objection);
    socket.destroy();
  });
  server.on('tlsClientError', (error, socket) => {
    const text = opensslText(error);
    if (text !== undefined) complain(socket, text);
    socket.destroy();
  });
  if (context.keylog) server.on('keylog', context.keylog);
  return {
    server,
    reload: () => {
      try {
        server.setSecureContext(options());
      } catch (error) {
        // Those read before stay in use (listeners__reload_all_certificates).
        const line = place ? ` (${place.file}:${place.line})` : '';
        context.say(
          'error',
          `Error when reloading the certificates of a listener${line}: ${(error as Error).message}`,
        );
      }
    },
  };
}

/** What a TLS library has to know of a listener (net__load_certificates and its neighbours). */
function optionsOf(door: Door, { locate }: ListenerContext): TlsOptions {
  const { settings } = door.listener;
  const file = (directive: Directive<string | undefined, string | undefined>) => {
    const path = settings.get(directive);
    return path === undefined ? undefined : readFileSync(locate(path));
  };
  const hint = settings.get(pskHint);
  const isPsk = hint !== undefined && settings.get(certfile) === undefined;
  const lowest = versions[settings.get(tlsVersion) ?? ''];
  const common: TlsOptions = {
    handshakeTimeout: PATIENCE,
    // Without parameters of its own OpenSSL chooses them (SSL_CTX_set_dh_auto).
    dhparam: 'auto',
    ...(lowest ? { minVersion: lowest } : {}),
    ciphers: ciphersOf(settings),
  };
  if (isPsk) {
    return {
      ...common,
      // Pre-shared keys of this kind ended with TLS 1.2.
      maxVersion: 'TLSv1.2',
      pskIdentityHint: hint,
      pskCallback: (socket, identity) => {
        // The file may have been read again by now.
        const psk = door.access?.psk;
        const entry = psk && findPsk(psk, identity);
        if (!entry) return null;
        identities.set(socket as TLSSocket, identity);
        return Buffer.from(entry.key, 'hex');
      },
    };
  }
  const folder = settings.get(capath);
  const authorities = [file(cafile), ...(folder === undefined ? [] : filesIn(locate(folder)))];
  const requires = settings.get(requireCertificate);
  const [cert, key, dhparam] = [file(certfile), file(keyfile), file(dhparamfile)];
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

/** What is offered where nothing is configured, the strongest first (net__tls_server_ctx). */
const USUAL_CIPHERS = 'DEFAULT:!aNULL:!eNULL:!LOW:!EXPORT:!SSLv2:@STRENGTH';

/**
 * The suites of TLS 1.3 and the ciphers of what came before. Naming one leaves the other as it is; Node, which has one list of
 * both, would do without.
 */
function ciphersOf(settings: Settings): string {
  const suites = DEFAULT_CIPHERS.split(':').filter((name) => name.startsWith('TLS_'));
  return [settings.get(ciphersTls13) ?? suites.join(':'), settings.get(ciphers) ?? USUAL_CIPHERS].join(':');
}

/** What a certificate is called in such a folder, by the hash of its subject: others are never found (`openssl rehash`). */
const HASHED = /^[\da-f]{8}\.\d+$/;

/** The certificates of a folder, which OpenSSL would look up by their hashes. */
function filesIn(folder: string): Buffer[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && HASHED.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name)))
    .filter((content) => content.includes('BEGIN CERTIFICATE'));
}

/** Whether a certificate counts whatever its dates. */
function allowsExpired(settings: Settings): boolean {
  return settings.get(disableClientCertDateChecks);
}

/** Why a client is to be turned away for its certificate: the first reason that OpenSSL would come to. */
function objectionTo(
  socket: TLSSocket,
  settings: Settings,
  authorities: Authorities | undefined,
  revocations: Revocations | undefined,
): AlertName | undefined {
  if (!authorities || (socket.authorized && !revocations)) return undefined;
  const peer = socket.getPeerCertificate(true);
  if (!peer.raw) return 'certificate required';
  const revoked = revocationObjection(peer, revocations);
  if (socket.authorized) return revoked;
  const code = codeOf(socket);
  const reason = authorities.objection(peer) ?? revoked;
  const isOnlyDate = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'].includes(code);
  return isOnlyDate && allowsExpired(settings) ? reason : (reason ?? alertFor(code));
}

/** Whether the client's certificate has been taken back. */
function revocationObjection(
  { raw, issuerCertificate }: DetailedPeerCertificate,
  revocations: Revocations | undefined,
): AlertName | undefined {
  const authority = issuerCertificate?.raw && new X509Certificate(issuerCertificate.raw);
  const code = revocations?.objection(new X509Certificate(raw), authority, new Date());
  return code && alertFor(code);
}

/** Logs that a handshake failed, as the reference does (net__handle_ssl). */
function complaints({ say, release }: ListenerContext): (socket: TLSSocket, text: string) => void {
  return ({ remoteAddress, remotePort }, text) => {
    const isNew = since(release, '2.1');
    say('error', `OpenSSL Error${isNew ? ' while trying to get the error' : ''}[0]: ${text}`);
    const address = plainAddress(remoteAddress ?? '');
    const who = isNew ? `${address} [${address}:${remotePort}]` : '<unknown>';
    say('notice', `Client ${who} disconnected: Protocol error.`);
  };
}

/** An error as OpenSSL puts it; undefined where it is none of OpenSSL's. */
function opensslText(error: Error): string | undefined {
  const { library, reason } = error as Error & { readonly library?: string; readonly reason?: string };
  const number = /\berror:([\dA-F]{8}):/.exec(error.message)?.[1];
  return library && reason && number ? `error:${number}:${library}::${reason}` : undefined;
}

/** What clients with pre-shared keys call themselves. */
const identities = new WeakMap<TLSSocket, string>();

/** What a client shows of itself below MQTT. */
export function identityOf(socket: TLSSocket): Identity {
  // As OpenSSL names them; the version is that which the cipher came with (SSL_get_cipher_version).
  const { name, version } = socket.getCipher();
  const cipher = `${version} cipher ${name}`;
  const pskIdentity = identities.get(socket);
  if (pskIdentity !== undefined) return { cipher, pskIdentity };
  const { raw, subject } = socket.getPeerCertificate();
  if (!raw) return { cipher };
  // Of several the first counts.
  const names: unknown = subject?.CN;
  const commonName: unknown = Array.isArray(names) ? names[0] : names;
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
  // A part may have several names, which Node puts on one line; what stands between them is escaped within values.
  const turned = (part: string) => part.split(' + ').reverse().join('+');
  return subject.split('\n').reverse().map(turned).map(escaped).join(',');
}
