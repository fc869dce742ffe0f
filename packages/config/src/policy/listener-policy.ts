import type { AclFile, PasswordFile, PskFile } from '../access/index.js';
import type { Directive } from '../catalogue/directive.js';
import type { Listener, Plugin } from '../configuration.js';
import type { Release } from '../release.js';
import type { Place } from '../report.js';
import type { Text } from '../text.js';
import type { AcceptedVersions } from './accepted-versions.js';
import type { Answer } from './answer.js';
import type { ClientIdPolicy } from './client-ids.js';
import type { DynamicSecurityFile } from './dynamic-security.js';
import type { Encryption } from './encryption.js';
import type { AccessSource } from './file-sources.js';
import type { ListenerLimits } from './limits.js';
import type { NeededLibrary } from './needed-library.js';
import type { UsernameSource } from './username-source.js';

/** A password, ACL or PSK file that decides at a listener. */
export interface PolicyFile<T> extends AccessSource {
  /** As the release took it in; undefined where it cannot be read here. */
  readonly file: T | undefined;
  /** The plugins that are asked before it: their answers count first. No plugin is asked after it. */
  readonly pluginsBefore: readonly Plugin[];
}

/** What a listener speaks. */
export type ListenerProtocol = 'mqtt' | 'websockets' | 'http_api';

/**
 * Who may connect at a listener that the release opens, how, and what decides on what clients may then do. Everything that
 * a line can change is an answer that names its line. `decideConnect` and `decideAccess` decide with it.
 */
export interface ListenerPolicy {
  readonly release: Release;
  readonly listener: Listener;
  /** As a person would call it: `port 1883`, `port 1883 on 127.0.0.1`, `the socket /run/mosquitto.sock`. */
  readonly name: Text;
  /** The line to show for the listener; undefined where no line is about it. */
  readonly place: Place | undefined;
  readonly protocol: Answer<ListenerProtocol>;
  readonly needsLibrary: NeededLibrary | undefined;
  /** Whether MQTT clients connect there: not to the HTTP interface. */
  readonly admitsClients: boolean;
  /** The TLS directives that have no effect on it, because a library serves it. */
  readonly ignoredTls: readonly Directive[];
  readonly encryption: Answer<Encryption>;
  /** The versions of TLS that it accepts, if it is encrypted. */
  readonly tlsVersions: Answer<AcceptedVersions>;
  /** Whether clients must show a certificate. */
  readonly requiresCertificate: Answer<boolean>;
  /** The version of the PROXY protocol that has to come first; undefined for none. */
  readonly proxyProtocol: Answer<number | undefined>;
  /** What the proxy's clients need, where version 2 of the protocol reports it. */
  readonly proxyRequires: { readonly tls: Answer<boolean>; readonly certificate: Answer<boolean> };
  readonly usernameSource: Answer<UsernameSource>;
  /** Whether anonymous clients may connect. */
  readonly anonymous: Answer<boolean>;
  readonly passwords: PolicyFile<PasswordFile> | undefined;
  readonly acl: PolicyFile<AclFile> | undefined;
  readonly psk: PolicyFile<PskFile> | undefined;
  /** What the plugin for dynamic security knows, where its file could be read. It is then not among `plugins`. */
  readonly dynamicSecurity: DynamicSecurityFile | undefined;
  /** The plugins that have a say, in the order in which they are asked; the one for dynamic security too. */
  readonly asked: readonly Plugin[];
  /** Those of them whose answers are not known from files. */
  readonly plugins: readonly Plugin[];
  readonly clientIds: ClientIdPolicy;
  readonly limits: ListenerLimits;
  /** The folder whose files it serves over HTTP. */
  readonly servedFolder: Answer<string | undefined>;
  /** Whether clients keep their permissions while they are not connected. */
  readonly offlineAccess: Answer<boolean>;
  /** What is put in front of every topic of its clients; `''` for nothing. */
  readonly mountPoint: Answer<string>;
}
