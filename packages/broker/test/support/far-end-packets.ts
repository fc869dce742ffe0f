import { text } from './raw.js';

/** A protocol version of a bridge. */
export type BridgeVersion = 4 | 5;

/** What the other broker of a bridge sends that it should not, or need not. */
export interface FarEndPackets {
  readonly name: string;
  /** Each packet; what is sent behind a CONNACK that accepts the bridge begins with that. */
  readonly packets: readonly (readonly number[])[];
}

const packet = (first: number, ...body: readonly number[]) => [first, body.length, ...body];

type Make = (version: BridgeVersion) => readonly (readonly number[])[] | undefined;

const accepts = (version: BridgeVersion) => packet(0x20, 0, 0, ...none(version));
/** No properties. */
const none = (version: BridgeVersion) => (version === 5 ? [0] : []);
/** Only in 5.0, or only before. */
const only = (wanted: BridgeVersion, bytes: readonly number[]) => (version: BridgeVersion) =>
  version === wanted ? [bytes] : undefined;
const both = (bytes: readonly number[]) => () => [bytes];
const publish = (first: number, topic: string, ...middle: readonly number[]) => {
  return (version: BridgeVersion) => [packet(first, ...text(topic), ...middle, ...none(version), 0x78)];
};
const publish5 = (topic: string, ...properties: readonly number[]) =>
  only(5, packet(0x30, ...text(topic), properties.length, ...properties, 0x78));
const connack5 = (...properties: readonly number[]) =>
  only(5, packet(0x20, 0, 0, properties.length, ...properties));
const connect = (version: BridgeVersion) => [
  packet(0x10, ...text('MQTT'), version, 2, 0, 60, ...none(version), ...text('f')),
];
const subscribe = (filter: string, qos: number) => (version: BridgeVersion) => [
  packet(0x82, 0, 7, ...none(version), ...text(filter), qos),
];
const unsubscribe = (filter: string) => (version: BridgeVersion) => [
  packet(0xa2, 0, 7, ...none(version), ...text(filter)),
];
const suback =
  (first: number, id: number, ...codes: readonly number[]) =>
  (version: BridgeVersion) => [packet(first, 0, id, ...none(version), ...codes)];
const unsuback = (id: number) => (version: BridgeVersion) => [
  packet(0xb0, 0, id, ...(version === 5 ? [0, 0x11] : [])),
];

/** Sent behind a CONNACK that accepts the bridge. */
const behind: readonly (readonly [name: string, make: Make])[] = [
  ['a second CONNACK', (version) => [accepts(version)]],
  [
    'a second CONNACK that refuses',
    (version) => [packet(0x20, 0, version === 5 ? 0x87 : 5, ...none(version))],
  ],
  ['a CONNECT', connect],
  ['a SUBSCRIBE', subscribe('x/#', 0)],
  ['a SUBSCRIBE for a topic of the bridge', subscribe('out/#', 2)],
  ['a SUBSCRIBE for everything', subscribe('#', 1)],
  ['a SUBSCRIBE without filters', (version) => [packet(0x82, 0, 7, ...none(version))]],
  ['an UNSUBSCRIBE', unsubscribe('x/#')],
  ['an UNSUBSCRIBE for a topic of the bridge', unsubscribe('out/#')],
  ['a PINGREQ', both([0xc0, 0])],
  ['a PINGREQ with flag bits', both([0xc1, 0])],
  ['a PINGREQ with a byte too many', both([0xc0, 1, 0])],
  ['a PINGRESP for nothing', both([0xd0, 0])],
  ['a PINGRESP with flag bits', both([0xd1, 0])],
  ['a SUBACK for another id', suback(0x90, 99, 1)],
  ['a SUBACK that refuses', suback(0x90, 2, 0x80)],
  ['a SUBACK with flag bits', suback(0x91, 2, 1)],
  ['a SUBACK without an id', suback(0x90, 0, 1)],
  ['a SUBACK without codes', suback(0x90, 2)],
  ['an UNSUBACK for another id', unsuback(99)],
  ['an UNSUBACK without an id', unsuback(0)],
  ['a PUBACK for nothing', both([0x40, 2, 0, 99])],
  ['a PUBREC for nothing', both([0x50, 2, 0, 99])],
  ['a PUBREC with a reason for nothing', only(5, [0x50, 3, 0, 99, 0x87])],
  ['a PUBREL for nothing', both([0x62, 2, 0, 99])],
  ['a PUBCOMP for nothing', both([0x70, 2, 0, 99])],
  ['a PUBACK without an id', both([0x40, 2, 0, 0])],
  ['a PUBREC without an id', both([0x50, 2, 0, 0])],
  ['a PUBREL without an id', both([0x62, 2, 0, 0])],
  ['a PUBCOMP without an id', both([0x70, 2, 0, 0])],
  ['a PUBACK with flag bits', both([0x41, 2, 0, 99])],
  ['a PUBREL without its flag bit', both([0x60, 2, 0, 99])],
  ['a PUBACK with a reason of others', only(5, [0x40, 3, 0, 99, 1])],
  ['a DISCONNECT', both([0xe0, 0])],
  ['a DISCONNECT with a reason', only(5, [0xe0, 1, 0x81])],
  ['a DISCONNECT of a session that was taken over', only(5, [0xe0, 1, 0x8e])],
  ['a DISCONNECT that wants the will', only(5, [0xe0, 1, 4])],
  ['a DISCONNECT with a reason as text', only(5, packet(0xe0, 0x8b, 5, 0x1f, ...text('by')))],
  ['a DISCONNECT that names another server', only(5, packet(0xe0, 0x9c, 6, 0x1c, ...text('a:1')))],
  ['a DISCONNECT with an expiry interval', only(5, packet(0xe0, 0, 5, 0x11, 0, 0, 0, 16))],
  ['a DISCONNECT with a byte too many', only(4, [0xe0, 1, 0])],
  ['an AUTH', both([0xf0, 0])],
  ['an AUTH with a method', only(5, packet(0xf0, 0x18, 4, 0x15, ...text('a')))],
  ['a packet of type 0', both([0, 0])],
  ['a PUBLISH to another topic', publish(0x30, 'y')],
  ['a PUBLISH to $SYS', publish(0x30, '$SYS/a')],
  ['a PUBLISH to an empty topic', publish(0x30, '')],
  ['a PUBLISH to a filter', publish(0x30, 'x/+')],
  ['a PUBLISH with QoS 3', publish(0x36, 'y', 0, 1)],
  ['a PUBLISH without an id', publish(0x32, 'y', 0, 0)],
  ['a PUBLISH of QoS 0 with a duplicate flag', publish(0x38, 'y')],
  ['a PUBLISH with an alias that is 0', publish5('y', 0x23, 0, 0)],
  ['a PUBLISH with an alias that is too large', publish5('y', 0x23, 1, 0)],
  ['a PUBLISH with an alias that is not known', publish5('', 0x23, 0, 1)],
  ['a PUBLISH with a subscription identifier', publish5('y', 0x0b, 7)],
  [
    'a PUBLISH of QoS 2 twice with one id',
    (version) => [...publish(0x34, 'y', 0, 9)(version), ...publish(0x34, 'y', 0, 9)(version)],
  ],
];

/** Sent in answer to the CONNECT. */
const first: readonly (readonly [name: string, make: Make])[] = [
  ['a PUBLISH first', publish(0x30, 'y')],
  ['a PUBLISH of QoS 1 first', publish(0x32, 'y', 0, 1)],
  ['a PINGREQ first', both([0xc0, 0])],
  ['a PINGRESP first', both([0xd0, 0])],
  ['a SUBSCRIBE first', subscribe('x/#', 0)],
  ['an UNSUBSCRIBE first', unsubscribe('x/#')],
  ['a SUBACK first', suback(0x90, 1, 1)],
  ['a PUBACK first', both([0x40, 2, 0, 1])],
  ['a PUBREL first', both([0x62, 2, 0, 1])],
  ['a DISCONNECT first', both([0xe0, 0])],
  ['a DISCONNECT with a reason first', only(5, [0xe0, 1, 0x87])],
  ['an AUTH first', both([0xf0, 0])],
  ['an AUTH with a method first', only(5, packet(0xf0, 0x18, 4, 0x15, ...text('a')))],
  ['a CONNECT first', connect],
  ['a CONNACK with a session', (version) => [packet(0x20, 1, 0, ...none(version))]],
  ['a CONNACK with unknown flags', (version) => [packet(0x20, 0x1e, 0, ...none(version))]],
  [
    'a CONNACK that refuses with a session',
    (version) => [packet(0x20, 1, version === 5 ? 0x87 : 5, ...none(version))],
  ],
  ['a CONNACK with an unknown code', (version) => [packet(0x20, 0, 99, ...none(version))]],
  ['a CONNACK of another version', (version) => [packet(0x20, 0, 0, ...(version === 5 ? [] : [0]))]],
  ['a CONNACK that is short', both([0x20, 1, 0])],
  ['a CONNACK that is empty', both([0x20, 0])],
  ['a CONNACK with flag bits', (version) => [packet(0x2f, 0, 0, ...none(version))]],
  ['a CONNACK with a property of others', connack5(1, 1)],
  ['a CONNACK with a property twice', connack5(0x24, 1, 0x24, 1)],
  ['a CONNACK with a client id', connack5(0x12, ...text('f'))],
  ['a CONNACK with a Receive Maximum of 0', connack5(0x21, 0, 0)],
  ['a CONNACK with a largest packet of 0', connack5(0x27, 0, 0, 0, 0)],
  ['a CONNACK with a largest QoS of 2', connack5(0x24, 2)],
];

/** Everything that the other broker of a bridge of this version may send. */
export function farEndPackets(version: BridgeVersion): readonly FarEndPackets[] {
  const made = (all: typeof first, start: readonly (readonly number[])[]) =>
    all.flatMap(([name, make]) => {
      const packets = make(version);
      return packets ? [{ name, packets: [...start, ...packets] }] : [];
    });
  return [...made(behind, [accepts(version)]), ...made(first, [])];
}
