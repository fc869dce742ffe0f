import { X509Certificate } from 'node:crypto';
import {
  createServer,
  type DetailedPeerCertificate,
  type Server,
  type TLSSocket,
  type TlsOptions,
} from 'node:tls';
import { type Directive, type Release, type Settings, since } from '@mosquitto-conf/config';
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
} from '@mosquitto-conf/config/directives';
import { TextError, tlsSetting } from '@mosquitto-conf/config/internal';
import { readBounded } from '@mosquitto-conf/config/node';
import { runningTexts } from '../texts/running.js';
import { certificatesIn } from '../tls/certificate-folder.js';
import { cipherList } from '../tls/ciphers.js';
import { optionsWithout, tlsVersions } from '../tls/versions.js';
import { acceptSocket, type ListenerContext, plainAddress } from './accept.js';
import { type AlertName, alertFor } from './alert.js';
import { Authorities } from './authorities.js';
import { CertificateAlerts, codeOf } from './certificate-alerts.js';
import { setPskIdentity } from './client-identity.js';
import type { ListenerState } from './listener-state.js';
import { pskKey } from './psk-key.js';
import { ReplacedCertificate } from './replaced-certificate.js';
import { Revocations } from './revocation.js';
import type { ListenerServer } from './served-socket.js';

/** The certificates of authorities that a listener trusts: read when it is opened, and not again (net__load_certificates). */
export interface TrustedCertificates {
  authorities?: readonly Buffer[];
}

/** How long a handshake may last, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Makes a server for a listener with a certificate or pre-shared keys.
 * @param inside makes the server for the protocol inside TLS, if that is not MQTT itself
 * @throws Error if a file cannot be read, or certificate and key do not match
 */
export function secure(
  listener: ListenerState,
  context: ListenerContext,
  trusted: TrustedCertificates,
  inside: ((options: TlsOptions) => Server) | undefined,
): ListenerServer {
  // Clients are asked for a certificate as long as the server is the same.
  const requires = listener.policy.requiresCertificate.value;
  let revocations: Revocations | undefined;
  let authorities: Authorities | undefined;
  const options = () => {
    const crl = tlsSetting(listener.policy.listener.settings, crlfile, context.release)?.value;
    const read = optionsOf(listener, context, trusted);
    revocations =
      crl && requires ? new Revocations(Buffer.from(readBounded(context.locate(crl)))) : undefined;
    authorities = requires ? new Authorities(read.ca as Buffer[]) : undefined;
    return read;
  };
  const first = options();
  const replaced = new ReplacedCertificate(first);
  const server =
    inside?.(first) ??
    createServer({ ...first, noDelay: context.noDelay }, (socket) => {
      acceptSocket(socket, listener, context);
    });
  const logFailure = failureLogger(context);
  const objection = (socket: TLSSocket) =>
    objectionTo(socket, listener.policy.listener.settings, authorities, revocations);
  const alerts = requires
    ? new CertificateAlerts(
        server,
        (socket) => objection(socket) ?? alertFor(codeOf(socket)),
        (socket) => logFailure(socket, 'error:0A000086:SSL routines::certificate verify failed'),
      )
    : undefined;
  // Before any other listener of the event gets the socket, websockets included.
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    const alert = objection(socket);
    if (alert === undefined) {
      alerts?.accept(socket);
      return;
    }
    alerts?.send(socket, alert);
    socket.destroy();
  });
  server.on('tlsClientError', (error, socket) => {
    const text = opensslText(error);
    if (text !== undefined) logFailure(socket, text);
    socket.destroy();
  });
  if (context.keylog) server.on('keylog', context.keylog);
  return {
    server,
    reload: () => {
      if (!readsAgain(listener)) return;
      try {
        replaced.apply(server, options());
      } catch (error) {
        logReloadFailure(listener, context, error as Error);
      }
    },
  };
}

/** Whether OpenSSL chooses the group of Diffie-Hellman, whatever `dhparamfile` says (SSL_CTX_set_dh_auto in net__tls_server_ctx). */
function choosesDhGroup(release: Release): boolean {
  return since(release, '2.0.1') || (since(release, '1.6.13') && !since(release, '2.0.0'));
}

/** The certificates read before stay in use (listeners__reload_all_certificates). */
export function logReloadFailure(
  { policy: { place } }: ListenerState,
  { log }: ListenerContext,
  error: Error,
): void {
  const reason = error instanceof TextError ? error.text : error.message;
  const text = place
    ? runningTexts.certificatesKeptAt({ place: `${place.file}:${place.line}`, reason })
    : runningTexts.certificatesKept({ reason });
  log('error', text);
}

/**
 * Whether a reload reads the certificate again. With libwebsockets it does so only once a client has connected, because the broker does
 * not know its TLS context before; it never knows that of libmicrohttpd (listeners__reload_all_certificates).
 */
function readsAgain({ policy, hasServed }: ListenerState): boolean {
  if (policy.needsLibrary === 'libmicrohttpd') return false;
  return policy.needsLibrary === undefined || hasServed;
}

/** The TLS options of a listener (net__load_certificates and its neighbors). */
function optionsOf(
  listener: ListenerState,
  { locate, release }: ListenerContext,
  trusted: TrustedCertificates,
): TlsOptions {
  const { listener: configured, encryption } = listener.policy;
  const { settings } = configured;
  const textOf = (directive: Directive<string | undefined>) =>
    tlsSetting(settings, directive, release)?.value;
  const file = (directive: Directive<string | undefined>) => {
    const path = textOf(directive);
    return path === undefined ? undefined : Buffer.from(readBounded(locate(path)));
  };
  // libwebsockets continues without a CA file that cannot be read.
  const authorityFile = () => {
    try {
      return file(cafile);
    } catch (error) {
      if (listener.policy.needsLibrary) return undefined;
      throw error;
    }
  };
  const { lowest, highest, without } = listener.policy.tlsVersions.value;
  const common: TlsOptions = {
    handshakeTimeout: PATIENCE,
    ...(choosesDhGroup(release) ? { dhparam: 'auto' } : {}),
    minVersion: tlsVersions[lowest],
    maxVersion: tlsVersions[highest],
    secureOptions: optionsWithout(without),
    ciphers: cipherList(textOf(ciphersTls13), textOf(ciphers)),
  };
  if (encryption.value === 'psk') {
    return {
      ...common,
      pskIdentityHint: settings.get(pskHint),
      pskCallback: (socket, identity) => {
        const key = pskKey(listener, identity);
        if (!key) return null;
        setPskIdentity(socket, identity);
        return Buffer.from(key, 'hex');
      },
    };
  }
  const folder = textOf(capath);
  trusted.authorities ??= [
    authorityFile(),
    ...(folder === undefined ? [] : certificatesIn(locate(folder))),
  ].filter((one) => one !== undefined);
  const requires = listener.policy.requiresCertificate.value;
  // To libwebsockets the key may be missing: then there is TLS, and no handshake succeeds.
  const [cert, key] = settings.has(keyfile) ? [file(certfile), file(keyfile)] : [];
  const dhparam = choosesDhGroup(release) ? undefined : file(dhparamfile);
  return {
    ...common,
    ...(cert ? { cert } : {}),
    ...(key ? { key } : {}),
    ...(dhparam ? { dhparam } : {}),
    ca: [...trusted.authorities],
    requestCert: requires,
    rejectUnauthorized: requires && !allowsExpired(settings),
  };
}

/** Whether the dates of certificates are ignored. */
function allowsExpired(settings: Settings): boolean {
  return settings.get(disableClientCertDateChecks);
}

/** Why a client is refused for its certificate: the first reason that OpenSSL would find. */
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

/** Whether the client's certificate is revoked. */
function revocationObjection(
  { raw, issuerCertificate }: DetailedPeerCertificate,
  revocations: Revocations | undefined,
): AlertName | undefined {
  const authority = issuerCertificate?.raw && new X509Certificate(issuerCertificate.raw);
  const code = revocations?.objection(new X509Certificate(raw), authority, new Date());
  return code && alertFor(code);
}

/** Logs that a handshake failed (net__handle_ssl). */
function failureLogger({ log, release }: ListenerContext): (socket: TLSSocket, text: string) => void {
  return ({ remoteAddress, remotePort }, text) => {
    const isNew = since(release, '2.1');
    log('error', `OpenSSL Error${isNew ? ' while trying to get the error' : ''}[0]: ${text}`);
    const address = plainAddress(remoteAddress ?? '');
    const who = isNew ? `${address} [${address}:${remotePort}]` : '<unknown>';
    log('notice', `Client ${who} disconnected: Protocol error.`);
  };
}

/** An error as OpenSSL puts it; undefined where it is none of OpenSSL's. */
function opensslText(error: Error): string | undefined {
  const { library, reason } = error as Error & { readonly library?: string; readonly reason?: string };
  const number = /\berror:([\dA-F]{8}):/.exec(error.message)?.[1];
  return library && reason && number ? `error:${number}:${library}::${reason}` : undefined;
}
