import { type Release, since } from '@mosquitto-conf/config';
import { disconnectReasons, type Fault } from './packets/fault.js';

/** Where releases keep to the standards differently. Each is true of the newest. */
export interface Conformance {
  /** Faults of which a client of 5.0 is told, by the reason it is given (handle__packet, connect__on_authorised). */
  readonly reasons: Partial<Readonly<Record<Fault, number>>>;
  /** It is told whatever packet is at fault; before, most packets' handlers say nothing (handle__packet). */
  readonly tellsOfAnyPacket: boolean;
  /** `max_keepalive` holds before 5.0 too, where it cannot be told and so is a refusal (connect__on_authorised). */
  readonly maxKeepaliveForAll: boolean;
  /**
   * Flags, reasons and lengths of packets have to be right, and a topic that cannot be is malformed; before, most of that
   * is passed over (handle__pubackcomp, handle__pingreq, handle__publish and others).
   */
  readonly isStrict: boolean;
  /** A payload's format is 0 or 1 (mosquitto_property_check_all). */
  readonly checksFormat: boolean;
  /** Somebody can publish where an answer is to go (mosquitto_property_check_all). */
  readonly checksResponseTopic: boolean;
  /** What a client shares with others goes on when it comes back (connect__on_authorised). */
  readonly keepsShares: boolean;
  /** A message of QoS 2 that comes more than twice is an error (handle__publish). */
  readonly countsRepeats: boolean;
  /** No client sends a subscription identifier [MQTT-3.3.4-6] (property__process_publish). */
  readonly refusesIdentifiers: boolean;
  /** What is shared is nobody's own [MQTT-3.8.3-4] (handle__subscribe). */
  readonly refusesOwnShares: boolean;
  /** A second SUBSCRIBE for a filter changes all of its options; before, QoS and identifier (sub__add_leaf). */
  readonly renewsOptions: boolean;
  /** A version that nobody knows is told to a client as 5.0 has it (read_and_verify_protocol_version). */
  readonly tellsOfUnknownVersions: boolean;
  /** A CONNACK says what is wrong with the properties of a CONNECT or of its will (handle__connect). */
  readonly tellsOfBadConnect: boolean;
  /** Shared subscriptions are kept apart from all others (db.shared_subs). */
  readonly separatesShares: boolean;
  /** Where nobody ever subscribed to anything that begins as a topic does, a message reaches nobody (sub__messages_queue). */
  readonly missesUnknown: boolean;
  /** A message of QoS 2 takes up the room it needs when it comes, and no more are taken (db__message_insert). */
  readonly limitsIncoming: boolean;
  /** The greatest expiry interval is none (handle__publish). */
  readonly knowsEndless: boolean;
  /** A client does not see the mount point of its listener in what it gets (send__publish). */
  readonly hidesMountPoint: boolean;
  /** A will is said before its client's connection is closed (context__disconnect). */
  readonly willBeforeClosing: boolean;
  /** Nobody leaves a will for `$CONTROL` (will__read). */
  readonly keepsWillsFromControl: boolean;
}

/** Reads it off the release. */
export function conformanceOf(release: Release): Conformance {
  return {
    reasons: reasonsOf(release),
    tellsOfAnyPacket: since(release, '2.0.12'),
    maxKeepaliveForAll: since(release, '2.0.12'),
    isStrict: since(release, '2.0.12'),
    checksFormat: since(release, '2.0.12'),
    checksResponseTopic: since(release, '2.0.20'),
    keepsShares: since(release, '2.0.12'),
    countsRepeats: since(release, '2.0.16'),
    refusesIdentifiers: since(release, '2.1'),
    refusesOwnShares: since(release, '2.0.20'),
    renewsOptions: since(release, '2.1'),
    tellsOfUnknownVersions: since(release, '2.1'),
    tellsOfBadConnect: since(release, '2.1'),
    willBeforeClosing: since(release, '2.0.13'),
    separatesShares: since(release, '2.0.19'),
    missesUnknown: since(release, '2.0.20'),
    limitsIncoming: since(release, '2.0.16') || !since(release, '2.0'),
    knowsEndless: since(release, '2.1'),
    hidesMountPoint: since(release, '2.0.12') || !since(release, '2.0'),
    keepsWillsFromControl: since(release, '2.0.16'),
  };
}

function reasonsOf(release: Release): Conformance['reasons'] {
  const untold: Fault[] = [];
  if (!since(release, '2.0.15')) untold.push('taken-over');
  if (!since(release, '2.0.12')) untold.push('duplicate-property');
  return Object.fromEntries(
    Object.entries(disconnectReasons).filter(([fault]) => !untold.includes(fault as Fault)),
  );
}
