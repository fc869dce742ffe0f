import type { AuthenticationAnswer, AuthenticationExchange } from '../connection/authentication-handler.js';
import type { LogKind } from '../log/log.js';
import type { PersistChange } from '../persistence/changes.js';
import type { Database } from '../persistence/model.js';

/**
 * A stand-in for a plugin: what runs in the place of a shared library that the configuration loads. Either its handlers, or a
 * function that gets the plugin's options and returns them (mosquitto_plugin_init). The function is called once for each line that
 * loads the plugin.
 */
export type BrokerPlugin =
  | PluginHandlers
  | ((broker: PluginHost) => PluginHandlers | Promise<PluginHandlers>);

/** What a plugin may ask of the broker. */
export interface PluginHost {
  /** The path in the configuration. */
  readonly path: string;
  /** The release that the broker executes: `2.0.22`. */
  readonly release: string;
  /** The `plugin_opt_` lines in their order, without the prefix. */
  readonly options: readonly PluginSetting[];
  /** The value of an option; of several lines the last one; undefined if there is none. */
  option(key: string): string | undefined;
  /** Where a path of the broker's machine is found here. */
  locate(path: string): string;
  /**
   * Where a file of the broker's machine may be written here: a copy, with `persistence: 'in-place'` the file itself; undefined
   * where nothing is kept.
   */
  written(path: string): string | undefined;
  /** What `persistence_location` says. */
  readonly persistenceLocation: string | undefined;
  /** Writes a line to the broker's log. */
  log(kind: LogKind, text: string): void;
  /** Publishes as the broker. */
  publish(topic: string, payload: string | Buffer, options?: PluginPublishOptions): void;
  /** Disconnects a client. @returns whether it was connected */
  kick(clientId: string): boolean;
}

/** One `plugin_opt_` line. */
export interface PluginSetting {
  /** Without `plugin_opt_`. */
  readonly key: string;
  readonly value: string;
}

/** How a plugin publishes. */
export interface PluginPublishOptions {
  readonly qos?: 0 | 1 | 2;
  readonly retain?: boolean;
  /** The client id of the only client that gets it, subscribed or not; all subscribers by default. */
  readonly to?: string;
  /** Properties of MQTT 5.0 of the message, encoded as in a packet. */
  readonly properties?: Buffer;
}

/** A client, as a plugin sees it. */
export interface PluginClient {
  readonly clientId: string;
  readonly username: string | undefined;
  /** Where it connects from; undefined while it is not connected. */
  readonly address: string | undefined;
  /** 3 is MQTT 3.1, 4 is 3.1.1. */
  readonly version: 3 | 4 | 5;
  /** The name of its listener: the port, or the path of the socket. */
  readonly listener: string | undefined;
}

/**
 * How a plugin decides.
 *
 * - `allow`, `deny`: nothing else is asked
 * - `defer`: the next plugin or the file decides; if there is none, the client is denied
 * - `ignore`: as if the plugin did not handle the event; before 2.1 the same as `defer`
 */
export type PluginDecision = 'allow' | 'deny' | 'defer' | 'ignore';

/** A client that wants to connect. */
export interface LoginEvent {
  readonly client: PluginClient;
  readonly username: string | undefined;
  readonly password: Buffer | undefined;
}

/** The decision on a client that wants to connect, with the names that it gets instead of those that it gave. */
export type LoginAnswer =
  | PluginDecision
  | { readonly decision: PluginDecision; readonly clientId?: string; readonly username?: string };

/** A message, as a plugin sees it. */
export interface PluginMessage {
  /** With the listener's mount point in front. */
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  /** Properties of MQTT 5.0 of the message, encoded as in a packet; empty if there are none. */
  readonly properties: Buffer;
}

/** Something that a client wants to do with a topic. */
export interface AccessEvent {
  readonly client: PluginClient;
  readonly access: 'read' | 'write' | 'subscribe' | 'unsubscribe';
  /** A topic; a filter with `subscribe` and `unsubscribe`. */
  readonly topic: string;
  /** The message; undefined with `subscribe` and `unsubscribe`. */
  readonly message: PluginMessage | undefined;
}

/** A message on its way. */
export interface MessageEvent extends PluginMessage {
  readonly client: PluginClient;
}

/**
 * What becomes of a message: other values for what is to change, or no message. `deny` and `quota-exceeded` are what a client of
 * MQTT 5.0 is told about a message that it published.
 */
export type MessageAnswer = Partial<PluginMessage> | 'deny' | 'quota-exceeded' | undefined;

/** What a client subscribes to. */
export interface PluginSubscription {
  /** With the listener's mount point in front; `$share/NAME/…` for a shared subscription. */
  readonly filter: string;
  readonly qos: 0 | 1 | 2;
  readonly noLocal: boolean;
  readonly retainAsPublished: boolean;
  readonly retainHandling: 0 | 1 | 2;
}

/** What a client publishes to a topic below `$CONTROL/`. */
export interface ControlEvent {
  readonly client: { readonly clientId: string; readonly username: string | undefined };
  readonly topic: string;
  readonly payload: Buffer;
}

/** Keeps the broker's sessions and retained messages, with everything that belongs to them. */
export interface PluginPersistence {
  /** Where it is kept, for people. */
  readonly path: string;
  /** Called at the start (MOSQ_EVT_PERSIST_RESTORE). @returns what is kept; undefined for nothing */
  restore(): Database | undefined;
  /** Called for each change, in their order. An error is logged, and the broker continues. */
  change(change: PersistChange): void;
  /** Everything has to be on disk now: the broker ends, or `broker.save()` was called. */
  flush(): void;
}

/**
 * The events that a plugin handles, named as in the reference (mosquitto_callback_register). Those of 2.1 are not called in earlier
 * releases. An error that a handler throws denies what was asked, and is logged with the plugin's path.
 */
export interface PluginHandlers {
  /** Whether a client may connect (MOSQ_EVT_BASIC_AUTH). */
  basicAuth?(event: LoginEvent): LoginAnswer | Promise<LoginAnswer>;
  /** One step of an enhanced authentication; `defer` for a method of another plugin (MOSQ_EVT_EXT_AUTH_START, …_CONTINUE). */
  extendedAuth?(
    data: Buffer,
    exchange: AuthenticationExchange,
  ): AuthenticationAnswer | 'defer' | Promise<AuthenticationAnswer | 'defer'>;
  /** Whether a client may do something with a topic (MOSQ_EVT_ACL_CHECK). It must answer at once. */
  aclCheck?(event: AccessEvent): PluginDecision;
  /** The pre-shared key of an identity in hexadecimal; undefined for one it does not know (MOSQ_EVT_PSK_KEY). */
  pskKey?(event: { readonly hint: string; readonly identity: string }): string | undefined;
  /** From 2.0: a client publishes (MOSQ_EVT_MESSAGE_IN). Until it has answered, what the client sends after it waits. */
  messageIn?(event: MessageEvent): MessageAnswer | Promise<MessageAnswer>;
  /** From 2.1: a message is sent to a client (MOSQ_EVT_MESSAGE_OUT). Until it has answered, later messages for that client wait. */
  messageOut?(event: MessageEvent): MessageAnswer | Promise<MessageAnswer>;
  /** From 2.1: a client subscribes; `disconnect` ends its connection (MOSQ_EVT_SUBSCRIBE). */
  subscribe?(
    event: PluginSubscription & { readonly client: PluginClient },
  ): Partial<PluginSubscription> | 'disconnect' | undefined;
  /** From 2.1: a client unsubscribes; the answer is another filter, or `disconnect` (MOSQ_EVT_UNSUBSCRIBE). */
  unsubscribe?(event: {
    readonly client: PluginClient;
    readonly filter: string;
  }): Pick<PluginSubscription, 'filter'> | 'disconnect' | undefined;
  /** From 2.1: a client is connected (MOSQ_EVT_CONNECT). */
  connect?(event: { readonly client: PluginClient }): void;
  /** From 2.0: a client was disconnected (MOSQ_EVT_DISCONNECT). */
  disconnect?(event: { readonly client: PluginClient; readonly reason: string }): void;
  /**
   * From 2.0: time passes (MOSQ_EVT_TICK).
   * @param now milliseconds since 1970
   * @returns after how many milliseconds it is to be called again; as soon as possible by default
   */
  tick?(now: number): number | undefined;
  /** The broker reads its configuration again (MOSQ_EVT_RELOAD). */
  reload?(): void;
  /**
   * From 2.0: what clients publish to topics below `$CONTROL/`, by topic (MOSQ_EVT_CONTROL). What is returned is published to the
   * topic with `/response` behind it.
   */
  readonly control?: Readonly<Record<string, (event: ControlEvent) => string | Buffer | undefined>>;
  /** From 2.1: keeps what the broker keeps while it is down (MOSQ_EVT_PERSIST_RESTORE and others). */
  readonly persist?: PluginPersistence;
  /** The broker ends (mosquitto_plugin_cleanup). */
  close?(): unknown;
}
