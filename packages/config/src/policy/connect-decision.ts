import type { Plugin } from '../configuration.js';
import type { ProtocolVersion } from '../kinds/protocol-versions.js';
import type { Place } from '../report.js';
import type { ClientIdentity } from './username-source.js';

/** A client that wants to connect: what it shows of itself below MQTT, and what its CONNECT says. */
export interface ConnectingClient extends ClientIdentity {
  /** As the client sends it; `''` where it leaves the id to the broker. */
  readonly clientId: string;
  readonly username?: string | undefined;
  readonly password?: string | Uint8Array | undefined;
  /** 4, MQTT 3.1.1, by default. */
  readonly version?: ProtocolVersion;
  /** Clean session or Clean Start; true by default. */
  readonly cleanStart?: boolean;
  /** Whether the connection is encrypted; by default as the listener wants it. */
  readonly isEncrypted?: boolean;
  /** Whether it shows a certificate that the listener trusts; by default whether it has a name from one. */
  readonly hasCertificate?: boolean;
  /** Behind a proxy: how the proxy says that it connects there; by default as the listener wants it. */
  readonly proxiedTls?: ProxiedTls | undefined;
  /** The pre-shared key in hexadecimal; by default the right one for its identity. */
  readonly pskKey?: string;
}

/** How a client connects to a proxy that reports it with version 2 of its protocol. */
export interface ProxiedTls {
  /** Whether it shows a certificate that the proxy trusts. */
  readonly hasCertificate: boolean;
}

/** Why a client may connect or not; stable. */
export type ConnectReason =
  | 'anonymous-allowed'
  | 'anonymous-denied'
  | 'certificate-accepted'
  | 'certificate-missing'
  | 'certificate-without-name'
  | 'client-id-empty'
  | 'client-id-prefix'
  | 'dynamic-security-accepted'
  | 'dynamic-security-denied'
  | 'encryption-mismatch'
  | 'no-access-files'
  | 'no-user-name'
  | 'not-in-acl'
  | 'password-accepted'
  | 'password-file-unread'
  | 'password-missing'
  | 'password-wrong'
  | 'plugin-accepted'
  | 'plugin-denied'
  | 'plugin-missing'
  | 'protocol-version'
  | 'proxied-without-certificate'
  | 'proxied-without-tls'
  | 'psk-accepted'
  | 'psk-unknown'
  | 'text-malformed'
  | 'user-unknown';

/** How a client learns that it may not connect. */
export type Refusal =
  /** There is no MQTT yet: TLS fails, or the connection just ends. */
  'closed' | 'protocol-version' | 'client-id' | 'bad-credentials' | 'not-authorized';

/** What a step of a decision looks at, in the order of the release. */
export type ConnectCheck =
  | 'encryption'
  | 'protocol-version'
  | 'text'
  | 'client-id'
  | 'client-id-prefix'
  | 'tls-username'
  | 'username-as-client-id'
  | 'plugins'
  | 'dynamic-security'
  | 'password-file'
  | 'anonymous'
  | 'acl-file';

/** One step of a decision. */
export interface ConnectStep {
  readonly check: ConnectCheck;
  /** `passed`: the next step decides. `plugin`: a plugin decides, if it wants to. */
  readonly result: 'passed' | 'allowed' | 'refused' | 'plugin';
  /** The line that decides. */
  readonly place?: Place;
}

/** Whether a client may connect. */
export interface ConnectDecision {
  /** Where plugins have a say that are not executed: as if they had none. */
  readonly allowed: boolean;
  readonly reason: ConnectReason;
  /** How the client learns of it, where it may not connect. */
  readonly refusal?: Refusal;
  /** Its id, once that is settled; `''` for one that the broker makes. */
  readonly clientId: string;
  /** Its username, wherever that comes from. */
  readonly username: string | undefined;
  /** The line that decided; undefined where none did. */
  readonly place?: Place;
  /** The plugins whose answer counts before this one. */
  readonly plugins: readonly Plugin[];
  readonly steps: readonly ConnectStep[];
}
