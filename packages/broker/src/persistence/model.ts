import type { Text } from '@mosquitto-conf/config';
import type { Direction, MessageState } from './format.js';

export type QoS = 0 | 1 | 2;

/** A session that stays until its client ends it, MQTT 5.0 section 3.1.2.11.2. */
export const NEVER = 0xffffffff;

/** Who published a message. */
export interface MessageSource {
  readonly clientId: string;
  /** Undefined for none, and in files before version 4. */
  readonly username: string | undefined;
  /** Port of the listener it was received at; 0 if that is not known. */
  readonly listenerPort: number;
}

/**
 * An application message. The file keeps it once, however many clients wait for it; here it is one object, which retained
 * messages and sessions share.
 */
export interface StoredMessage {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: QoS;
  readonly retain: boolean;
  /** MQTT 5.0 properties that are forwarded with it, encoded as in a packet, without the length in front. Lost before version 5. */
  readonly properties: Buffer;
  /** When it expires, in seconds since 1970; 0 for never. Lost before version 5. */
  readonly expiresAt: number;
  /** Undefined for the broker itself. */
  readonly source: MessageSource | undefined;
  /** The message id that its publisher gave it; 0 for none. */
  readonly sourceMessageId: number;
  /** Its number where a plugin keeps it; undefined in `mosquitto.db`, which numbers them anew each time. */
  readonly storeId?: bigint;
}

/** What a client asked for with one filter. The file has no place for shared subscriptions. */
export interface SessionSubscription {
  /** Behind the listener's mount point. */
  readonly filter: string;
  readonly qos: QoS;
  /** 0 for none. Lost before version 5, as are the options. */
  readonly identifier: number;
  readonly noLocal: boolean;
  readonly retainAsPublished: boolean;
  /** Releases before 2.1 neither write it nor read it. */
  readonly retainHandling: 0 | 1 | 2;
}

/** What is kept of a session's message, besides the message itself. */
export interface KeptState {
  readonly direction: Direction;
  readonly state: MessageState;
  /** 0 for none. */
  readonly messageId: number;
  readonly qos: QoS;
  readonly retain: boolean;
  /** Whether it was sent before; of incoming messages, how often it came again. At most 15 since version 5. */
  readonly dup: number;
  /** 0 for none. Lost before version 5. */
  readonly subscriptionId: number;
}

/** A message on its way to a client, or a QoS 2 message of a client that is not released yet. */
export interface SessionMessage extends KeptState {
  readonly message: StoredMessage;
}

/** The will of a client. Only plugins keep wills. */
export interface StoredWill {
  readonly clientId: string;
  readonly message: StoredMessage;
  /** Seconds. */
  readonly delay: number;
}

/** What the broker keeps of a client that is away. */
export interface StoredSession {
  readonly clientId: string;
  /** Undefined for none, and in files before version 6. */
  readonly username: string | undefined;
  /** Port of the listener it used last; 0 where that is not known, and in files before version 6. */
  readonly listenerPort: number;
  /** The last message id that the broker gave out for it. */
  readonly lastMessageId: number;
  /** When it went, in seconds since 1970; 0 where that is not known. Lost since version 5. */
  readonly disconnectedAt: number;
  /**
   * Seconds that it is kept after its connection; `NEVER` in files before version 5, which keep no others. (Releases from
   * 1.6 on take those for sessions of no time at all, and forget them.)
   */
  readonly expiryInterval: number;
  /** When it expires, in seconds since 1970; 0 for never or not yet known. Lost before version 5. */
  readonly expiresAt: number;
  readonly subscriptions: readonly SessionSubscription[];
  /** In order: as they came, and as they go out. */
  readonly messages: readonly SessionMessage[];
}

/** What a broker keeps while it is down. */
export interface Database {
  readonly retained: readonly StoredMessage[];
  readonly sessions: readonly StoredSession[];
  /** Those of clients that were connected when the broker was killed, and delayed ones. */
  readonly wills?: readonly StoredWill[];
}

/** Something in a file that is left out, as the broker leaves it out. */
export interface Ignored {
  /** Where its chunk begins. */
  readonly offset: number;
  /** What is left out. */
  readonly reason: Text;
}

/** A database as read from a file. */
export interface DatabaseFile extends Database {
  /** Undefined for an empty file. */
  readonly version: number | undefined;
  /** Whether it was written when the broker ended, rather than meanwhile. */
  readonly atShutdown: boolean;
  readonly ignored: readonly Ignored[];
}
