import { type Release, since } from '@mosquitto-conf/config';
import { sendsWillFirst } from '@mosquitto-conf/config/internal';
import { Reason } from './packets/codes.js';
import { disconnectReasons, type Fault } from './packets/fault.js';
import type { TextRule } from './packets/texts.js';

/** Where releases follow the standards differently. Each flag is true for the newest release. */
export interface Conformance {
  /** The reason code of the DISCONNECT to a client of 5.0, by fault (handle__packet, connect__on_authorised). */
  readonly reasons: Partial<Readonly<Record<Fault, number>>>;
  /** That DISCONNECT is sent whatever packet is at fault; before, only for some packets (handle__packet). */
  readonly reportsAnyPacket: boolean;
  /** The DISCONNECT that a bridge sends over a fault of the other broker has no reason (measured with 2.1.2). */
  readonly hidesBridgeFaults: boolean;
  /** `max_keepalive` also applies before 5.0, where the client is refused (connect__on_authorised). */
  readonly maxKeepaliveForAll: boolean;
  /** `max_keepalive` also applies to clients without a keepalive (connect__on_authorised). */
  readonly maxKeepaliveForNone: boolean;
  /**
   * On a reload, a client that TLS names shows its certificate or its PSK identity again. Before, it is asked for the password of its
   * username, of which the broker has none, so that a password file disconnects it (mosquitto_security_apply_default).
   */
  readonly rechecksTlsNames: boolean;
  /** A CONNACK of 5.0 says how many messages may be in flight (send__connack). */
  readonly announcesReceiveMaximum: boolean;
  /** The error of a topic alias that was not given a topic (handle__publish). */
  readonly unknownAlias: Fault;
  /**
   * Flags, reasons and lengths of packets have to be right, and a topic that is not valid is malformed; before, most of
   * that is ignored (handle__pubackcomp, handle__pingreq, handle__publish and others).
   */
  readonly isStrict: boolean;
  /** A payload's format is 0 or 1 (mosquitto_property_check_all). */
  readonly checksFormat: boolean;
  /** The response topic must be one that a client can publish to (mosquitto_property_check_all). */
  readonly checksResponseTopic: boolean;
  /** What client ids, usernames, topics and filters have to be (mosquitto_validate_utf8, _mosquitto_read_string). */
  readonly texts: TextRule;
  /** Shared subscriptions are kept when a client reconnects (connect__on_authorised). */
  readonly keepsShares: boolean;
  /** A message of QoS 2 that is sent more than twice is an error (handle__publish). */
  readonly countsRepeats: boolean;
  /** No client sends a subscription identifier [MQTT-3.3.4-6] (property__process_publish). */
  readonly refusesIdentifiers: boolean;
  /** No Local is an error on a shared subscription [MQTT-3.8.3-4] (handle__subscribe). */
  readonly refusesOwnShares: boolean;
  /** A second SUBSCRIBE for a filter changes all of its options; before, QoS and identifier (sub__add_leaf). */
  readonly renewsOptions: boolean;
  /** A CONNECT of an unknown version is answered as in 5.0 (read_and_verify_protocol_version). */
  readonly answersUnknownVersions: boolean;
  /** A CONNACK has the reason if properties of a CONNECT or of its will are wrong (handle__connect). */
  readonly answersBadConnect: boolean;
  /** A new shared subscription gets what is retained (handle__subscribe, sub__retain_queue). Not in the newest release. */
  readonly sharesRetained: boolean;
  /** Shared subscriptions are kept separately from all others (db.shared_subs). */
  readonly separatesShares: boolean;
  /** Of subscriptions that overlap, those whose levels are older come first (sub__search). Not in the newest release. */
  readonly matchesOldestFirst: boolean;
  /** A message to a topic whose first level no client ever subscribed to has no subscribers (sub__messages_queue). */
  readonly ignoresUnknownTopics: boolean;
  /**
   * What becomes of a message of QoS 2 for which there is no room when it is received (db__message_insert): it is refused; from 1.6.4
   * to 2.0.15 it needs none; up to 1.6.3 it waits without a PUBREC until another one is released.
   */
  readonly incomingLimit: 'refuses' | 'none' | 'queues';
  /**
   * A message of QoS 1 or 2 above the Receive Maximum (handle__accepted_publish): 2.1.0 disconnects the client; from 2.1.1 a warning
   * is logged and the message refused, as it is without one before.
   */
  readonly aboveQuota: 'refuses' | 'disconnects' | 'warns';
  /** The greatest expiry interval means never (handle__publish). */
  readonly hasEndlessExpiry: boolean;
  /**
   * A client below 5.0 stays connected if there is no memory to retain or queue what it publishes with QoS 1; before, it is
   * disconnected after the PUBACK (handle__publish).
   */
  readonly staysAfterShortage: boolean;
  /**
   * Which topics below a level that begins with `$` keep retained messages, besides `$SYS`: all; from 2.0.0 to 2.0.8 none, and
   * the client that publishes one is disconnected; before, those below a level that a client once subscribed to (retain__store,
   * sub__messages_queue).
   */
  readonly retainsReserved: 'all' | 'none' | 'known';
  /**
   * What becomes of the will of a client whose id connects again: it is published if the session ends; from 1.6.3 to 2.0.2 and up
   * to 1.4 it is not; between, it always is (connect__on_authorised).
   */
  readonly takenOverWill: 'if-session-ends' | 'none' | 'published';
  /** `message_size_limit` also applies to wills (will__read). */
  readonly limitsWills: boolean;
  /** The reason code for a message above `message_size_limit` (handle__publish). */
  readonly tooLargeReason: number;
  /** A message with the id of another one that waits for its PUBREL replaces it; before, it counts as that one (handle__publish). */
  readonly replacesReused: boolean;
  /** A CONNACK that refuses a client has the maximum QoS; before, the largest packet (send__connack). */
  readonly refusesWithQos: boolean;
  /** The password of a client with an authentication method is not checked (handle__connect). */
  readonly methodReplacesPassword: boolean;
  /** The place of a topic among the retained messages is given up with its message (retain__clean_empty_hierarchy). */
  readonly cleansRetained: boolean;
  /** A CONNACK says that there is a session if there was a client, even if its session is not resumed. Not in the newest release. */
  readonly reportsAnySession: boolean;
  /**
   * Packets of some types may not be long, or, in 1.4.15 and from 2.0.12 to 2.0.22, have to be as long as packets of their type are; in
   * others they may have any length (packet__check_in_packet_oversize, packet__read, _mosquitto_packet_read).
   */
  readonly packetLengths: 'limited' | 'fixed' | 'any';
  /** The largest remaining length of a CONNECT where lengths are limited or fixed. */
  readonly largestConnect: number;
  /** A PINGRESP of the other broker of a bridge has no flags (handle__pingresp). */
  readonly checksPingresp: boolean;
  /** A SUBACK of the other broker of a bridge has codes (handle__suback); also in the 2.0.11 of Debian, which has that fix. */
  readonly refusesEmptySuback: boolean;
  /** The session of a bridge has an expiry interval, which its other broker could change (bridge__new). */
  readonly bridgesExpire: boolean;
  /** A CONNACK of a client is an error (handle__connack). */
  readonly refusesConnack: boolean;
  /** A will is published before its client's connection is closed, so that its client may receive it too (context__disconnect). */
  readonly willBeforeClosing: boolean;
  /** A will is published with the permissions that the client had while it was connected. */
  readonly willBeforeForgetting: boolean;
  /** A message of QoS 2 that is dropped, because there is no room for it, is acknowledged (handle__publish). */
  readonly acknowledgesDropped: boolean;
  /** A refused message of QoS 2 occupies its message id until its PUBREL (process_bad_message). Not in the newest release. */
  readonly keepsRefused: boolean;
  /** `persistent_client_expiration` spares sessions that never expire by themselves (session_expiry__check). */
  readonly keepsEndlessSessions: boolean;
  /** `upgrade_outgoing_qos` applies to retained messages (retain__process). */
  readonly upgradesRetained: boolean;
  /** The subscription identifier is the last property of a PUBLISH; before, the first (send__real_publish). */
  readonly identifierLast: boolean;
  /** A message to a topic below `$CONTROL/` is a command for a plugin, and is sent to no subscriber (handle__publish). */
  readonly hasControl: boolean;
  /** A command that no plugin knows is answered with an error (control__negative_reply). */
  readonly answersControl: boolean;
  /** A will for a topic below `$CONTROL` is refused (will__read). */
  readonly refusesControlWills: boolean;
  /** The Receive Maximum of a client of 5.0 also counts where messages wait for it; before, that of its last connection does. */
  readonly renewsReceiveMaximum: boolean;
  /** A CONNECT may have nothing behind its last field, an UNSUBSCRIBE of 3.1.1 needs a filter (handle__connect, handle__unsubscribe). */
  readonly refusesSurplus: boolean;
  /** A client of 5.0 may send a password without a username; those of 3.1 are refused with one from then on (handle__connect). */
  readonly takesPasswordAlone: boolean;
  /** A client that says in CONNECT that it is a bridge is treated as one (handle__connect). */
  readonly recognizesBridges: boolean;
  /** A DISCONNECT of 5.0 may have a reason; otherwise it is an error, so that the will is published (handle__disconnect). */
  readonly readsDisconnect: boolean;
  /**
   * A will is published or dropped when its connection ends, even if the session is kept; otherwise it is kept with the session,
   * and published when that is taken over or expires (context__disconnect).
   */
  readonly endsKeptWills: boolean;
  /** What was in flight counts towards the limit when a client is back (db__message_reconnect_reset). */
  readonly countsResumed: boolean;
  /** A will whose delay is longer than the session lasts is published when that expires (session_expiry__check). */
  readonly expiryEndsDelay: boolean;
  /** An acknowledgement that does not fit the message it is for is an error; before, it is taken (db__message_delete). */
  readonly checksAcknowledgements: boolean;
  /** A client of 5.0 gets a message once for each of its subscriptions (db__message_insert). */
  readonly repeatsOverlapping: boolean;
  /** The keep alive of a connection until its CONNECT, in seconds (context__init). */
  readonly firstKeepAlive: number;
  /** A delayed will is published in the second after its delay (will_delay__check). */
  readonly willsComeLater: boolean;
}

/** Reads it off the release. */
export function conformanceOf(release: Release): Conformance {
  return {
    reasons: reasonsOf(release),
    reportsAnyPacket: since(release, '2.0.12'),
    hidesBridgeFaults: since(release, '2.1'),
    maxKeepaliveForAll: since(release, '2.0.12'),
    maxKeepaliveForNone: since(release, '2.0.9'),
    rechecksTlsNames: since(release, '1.6.5'),
    announcesReceiveMaximum: since(release, '2.0'),
    unknownAlias: since(release, '2.0.6') ? 'protocol' : 'topic-alias-invalid',
    isStrict: since(release, '2.0.12'),
    checksFormat: since(release, '2.0.12'),
    checksResponseTopic: since(release, '2.0.20'),
    texts: since(release, '1.6') ? 'mqtt' : since(release, '1.5') ? 'utf8' : 'bytes',
    keepsShares: since(release, '2.0.12'),
    countsRepeats: since(release, '2.0.16'),
    refusesIdentifiers: since(release, '2.1'),
    refusesOwnShares: since(release, '2.0.20'),
    renewsOptions: since(release, '2.1'),
    answersUnknownVersions: since(release, '2.1'),
    answersBadConnect: since(release, '2.1'),
    retainsReserved: since(release, '2.0.9') ? 'all' : since(release, '2.0') ? 'none' : 'known',
    takenOverWill: takenOverWillOf(release),
    limitsWills: since(release, '2.0.6'),
    tooLargeReason: since(release, '2.0.6') ? Reason.PACKET_TOO_LARGE : Reason.IMPLEMENTATION_SPECIFIC,
    replacesReused: since(release, '2.0.9'),
    refusesWithQos: since(release, '2.0'),
    methodReplacesPassword: since(release, '2.0'),
    cleansRetained: since(release, '2.0.16'),
    reportsAnySession: !since(release, '1.6'),
    packetLengths: packetLengthsOf(release),
    largestConnect: since(release, '2.0.12') ? 100_000 : 327_699,
    checksPingresp: since(release, '2.1'),
    refusesEmptySuback: since(release, '2.0.19') || release.name === '2.0.11',
    bridgesExpire: since(release, '2.0.16'),
    refusesConnack: since(release, '2.0.10'),
    willBeforeClosing: since(release, '2.0.13'),
    willBeforeForgetting: sendsWillFirst(release),
    acknowledgesDropped: since(release, '1.6.12') || (since(release, '1.5.10') && !since(release, '1.6')),
    keepsRefused: !since(release, '1.6'),
    keepsEndlessSessions: since(release, '1.6') && !since(release, '1.6.8'),
    upgradesRetained: since(release, '1.4.15'),
    sharesRetained: since(release, '2.0') && !since(release, '2.0.13'),
    separatesShares: since(release, '2.0.19'),
    matchesOldestFirst: !since(release, '1.6'),
    ignoresUnknownTopics: since(release, '2.0.20'),
    incomingLimit: since(release, '2.0.16') ? 'refuses' : since(release, '1.6.4') ? 'none' : 'queues',
    aboveQuota: since(release, '2.1.1') ? 'warns' : since(release, '2.1') ? 'disconnects' : 'refuses',
    staysAfterShortage: since(release, '1.6'),
    hasEndlessExpiry: since(release, '2.1'),
    identifierLast: since(release, '2.1'),
    hasControl: since(release, '2.0'),
    answersControl: since(release, '2.1'),
    refusesControlWills: since(release, '2.0.16'),
    renewsReceiveMaximum: since(release, '2.0.10'),
    refusesSurplus: since(release, '1.5'),
    takesPasswordAlone: since(release, '1.6.3'),
    recognizesBridges: since(release, '1.6.3') || !since(release, '1.6'),
    readsDisconnect: since(release, '1.6.5'),
    endsKeptWills: since(release, '1.6.3') || !since(release, '1.6'),
    countsResumed: since(release, '2.0') || !since(release, '1.6.3'),
    expiryEndsDelay: since(release, '1.6.5'),
    checksAcknowledgements: since(release, '1.5.6'),
    repeatsOverlapping: since(release, '1.6.3'),
    firstKeepAlive: since(release, '2.1') ? 20 : 60,
    willsComeLater: !since(release, '2.1'),
  };
}

function packetLengthsOf(release: Release): Conformance['packetLengths'] {
  if (since(release, '2.1')) return 'limited';
  const isFixed = since(release, '2.0.12') || (since(release, '1.4.15') && !since(release, '1.5'));
  return isFixed ? 'fixed' : 'any';
}

function takenOverWillOf(release: Release): Conformance['takenOverWill'] {
  if (since(release, '2.0.3')) return 'if-session-ends';
  return since(release, '1.5') && !since(release, '1.6.3') ? 'published' : 'none';
}

function reasonsOf(release: Release): Conformance['reasons'] {
  const unreported: Fault[] = [];
  if (!since(release, '2.0'))
    unreported.push(
      'no-memory',
      'malformed',
      'protocol',
      'qos-not-supported',
      'receive-maximum',
      'unspecified',
    );
  if (!since(release, '2.0.15')) unreported.push('taken-over');
  if (!since(release, '2.0.12')) unreported.push('duplicate-property');
  return Object.fromEntries(
    Object.entries(disconnectReasons).filter(([fault]) => !unreported.includes(fault as Fault)),
  );
}
