import type { Authentication } from './authentication.js';

/** What a client proves below MQTT: a certificate, a pre-shared key. */
export interface Identity {
  /** Of the certificate: its common name. */
  readonly commonName?: string;
  /** Of the certificate: its whole subject, as RFC 2253 writes it. */
  readonly subject?: string;
  readonly pskIdentity?: string;
  /** Of the certificate that a client shows to the proxy in front of the broker: its common name. */
  readonly proxyName?: string;
  /** `TLSv1.3 TLS_AES_256_GCM_SHA384`, for the log. */
  readonly cipher?: string;
}

/** What a client proves its username with. */
export class Credentials {
  /** Kept so that it can be checked again after a reload. */
  password: Buffer | undefined;
  /** Enhanced authentication, if the client names a method. */
  authentication: Authentication | undefined;

  constructor(readonly identity: Identity) {}
}
