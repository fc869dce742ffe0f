import fc from 'fast-check';
import { packet, text } from '../bytes.js';
import { client } from './names.js';
import type { Kind, Step } from './step.js';

const connecting = (level: number, flags: number, ...rest: readonly number[]) =>
  packet(0x10, ...text('MQTT'), level, flags, 0, 60, ...rest);

const CONNECT = connecting(4, 2, ...text('c0'));

/** Packets that a connected client may not send, or that refer to something that does not exist. */
const packets: Readonly<Record<string, readonly number[]>> = {
  'a second CONNECT': CONNECT,
  'PUBACK of nothing': packet(0x40, 0, 99),
  'PUBREC of nothing': packet(0x50, 0, 99),
  'PUBREL of nothing': packet(0x62, 0, 99),
  'PUBCOMP of nothing': packet(0x70, 0, 99),
  'PUBACK of 1': packet(0x40, 0, 1),
  'PUBREC of 1': packet(0x50, 0, 1),
  'PUBREL of 1': packet(0x62, 0, 1),
  'PUBCOMP of 1': packet(0x70, 0, 1),
  'PUBACK of id 0': packet(0x40, 0, 0),
  'PUBREL without flags': packet(0x60, 0, 1),
  'PUBACK with flags': packet(0x42, 0, 1),
  'PUBACK with a reason': packet(0x40, 0, 99, 0x10),
  'PUBACK with a reason that is none': packet(0x40, 0, 99, 0x92),
  'PUBREC with a reason and properties': packet(0x50, 0, 99, 0, 5, 0x1f, ...text('ok')),
  'PUBACK with a property of others': packet(0x40, 0, 99, 0, 5, 0x11, 0, 0, 0, 1),
  'a PUBLISH of QoS 3': packet(0x36, ...text('a'), 0, 1, 0),
  'a PUBLISH of id 0': packet(0x32, ...text('a'), 0, 0, 0),
  'a PUBLISH of QoS 0 with DUP': packet(0x38, ...text('a'), 0),
  'a PUBLISH without a topic': packet(0x30, ...text(''), 0),
  'a PUBLISH to a wildcard': packet(0x30, ...text('a/+'), 0),
  'a PUBLISH to a $share': packet(0x30, ...text('$share/g/a'), 0),
  'a PUBLISH with a bad text': packet(0x30, 0, 2, 0xc3, 0x28, 0),
  'a PUBLISH with a zero': packet(0x30, 0, 2, 0x61, 0, 0),
  'a PUBLISH cut short': packet(0x30, 0, 9, 0x61),
  'a PUBLISH with an alias of 0': packet(0x30, ...text('a'), 3, 0x23, 0, 0),
  'a PUBLISH with an alias that is too high': packet(0x30, ...text('a'), 3, 0x23, 0xff, 0),
  'a PUBLISH with a subscription identifier': packet(0x30, ...text('a'), 2, 0x0b, 1),
  'a PUBLISH with one property twice': packet(0x30, ...text('a'), 4, 1, 1, 1, 1),
  'a PUBLISH with a flag of 2': packet(0x30, ...text('a'), 2, 1, 2),
  'a PUBLISH with a property of others': packet(0x30, ...text('a'), 5, 0x11, 0, 0, 0, 1),
  'a PUBLISH with a property that is none': packet(0x30, ...text('a'), 2, 0x05, 0),
  'a PUBLISH with a response to a wildcard': packet(0x30, ...text('a'), 4, 0x08, ...text('+')),
  'a PUBLISH with properties that are too long': packet(0x30, ...text('a'), 0x30, 1),
  'a SUBSCRIBE of nothing': packet(0x82, 0, 9, 0),
  'a SUBSCRIBE of id 0': packet(0x82, 0, 0, 0, ...text('a'), 0),
  'a SUBSCRIBE without flags': packet(0x80, 0, 9, 0, ...text('a'), 0),
  'a SUBSCRIBE with a QoS of 3': packet(0x82, 0, 9, 0, ...text('a'), 3),
  'a SUBSCRIBE with retain handling of 3': packet(0x82, 0, 9, 0, ...text('a'), 0x30),
  'a SUBSCRIBE with reserved options': packet(0x82, 0, 9, 0, ...text('a'), 0xc0),
  'a SUBSCRIBE of a group without its own': packet(0x82, 0, 9, 0, ...text('$share/g/a'), 4),
  'a SUBSCRIBE with an identifier of 0': packet(0x82, 0, 9, 2, 0x0b, 0, ...text('a'), 0),
  'a SUBSCRIBE with two identifiers': packet(0x82, 0, 9, 4, 0x0b, 1, 0x0b, 2, ...text('a'), 0),
  'a SUBSCRIBE of 3.1.1 with more than QoS': packet(0x82, 0, 9, ...text('a'), 4),
  'a SUBSCRIBE of 3.1.1 of nothing': packet(0x82, 0, 9),
  'an UNSUBSCRIBE of nothing': packet(0xa2, 0, 9, 0),
  'an UNSUBSCRIBE of nothing at all': packet(0xa2, 0, 9),
  'an UNSUBSCRIBE without flags': packet(0xa0, 0, 9, 0, ...text('a')),
  'an UNSUBSCRIBE of id 0': packet(0xa2, 0, 0, 0, ...text('a')),
  'a PINGREQ with flags': packet(0xc1),
  'a PINGREQ with a body': packet(0xc0, 0),
  'a PINGRESP': packet(0xd0),
  'a CONNACK': packet(0x20, 0, 0),
  'a SUBACK': packet(0x90, 0, 1, 0),
  'an UNSUBACK': packet(0xb0, 0, 1, 0),
  'an AUTH': packet(0xf0),
  'an AUTH that goes on': packet(0xf0, 0x18, 4, 0x15, ...text('m')),
  'a packet of type 0': packet(0x00),
  'a DISCONNECT with flags': packet(0xe1),
  'a DISCONNECT with a reason that is none': packet(0xe0, 0x01),
  'a DISCONNECT with a reason': packet(0xe0, 0x81),
  'a DISCONNECT with a property of others': packet(0xe0, 0, 3, 0x21, 0, 1),
  'a DISCONNECT with more': packet(0xe0, 0, 0, 9),
  'a length of five bytes': [0x30, 0x80, 0x80, 0x80, 0x80, 0x01],
};

/** A client that is in sends something wrong. */
export interface Wrong extends Step {
  readonly does: 'wrong';
  readonly what: string;
}

export const wrong: Kind<Wrong> = {
  arbitrary: fc.record({
    does: fc.constant('wrong'),
    client,
    what: fc.constantFrom(...Object.keys(packets)),
  }),
  perform({ client: name, what }, stage) {
    stage.peer(name)?.sendBytes(Buffer.from(packets[what] as readonly number[]));
  },
};

/** What comes first on a connection, and should not. */
const beginnings: Readonly<Record<string, readonly number[]>> = {
  'a PUBLISH first': packet(0x30, ...text('a')),
  'a PINGREQ first': packet(0xc0),
  'a DISCONNECT first': packet(0xe0),
  'an AUTH first': packet(0xf0),
  'a SUBSCRIBE first': packet(0x82, 0, 1, ...text('a'), 0),
  'a protocol that is none': packet(0x10, ...text('HTTP'), 4, 2, 0, 60, ...text('x')),
  'version 6': connecting(6, 2, ...text('x')),
  'version 3 of MQTT': connecting(3, 2, ...text('x')),
  'version 4 of MQIsdp': packet(0x10, ...text('MQIsdp'), 4, 2, 0, 60, ...text('x')),
  'a bridge of 5.0': connecting(0x85, 2, 0, ...text('x')),
  'flags of the packet': [0x11, ...CONNECT.slice(1)],
  'a reserved flag': connecting(4, 3, ...text('x')),
  'a will of QoS 3': connecting(4, 0x1e, ...text('x'), ...text('a'), ...text('b')),
  'QoS of no will': connecting(4, 0x0a, ...text('x')),
  'a will to a wildcard': connecting(4, 6, ...text('x'), ...text('#'), ...text('b')),
  'a will to nothing': connecting(4, 6, ...text('x'), ...text(''), ...text('b')),
  'a will to a wildcard of 5.0': connecting(5, 6, 0, ...text('x'), 0, ...text('#'), ...text('b')),
  'a will to nothing of 5.0': connecting(5, 6, 0, ...text('x'), 0, ...text(''), ...text('b')),
  'a will cut short': connecting(5, 6, 0, ...text('x'), 0, ...text('a'), 0, 9),
  'a will with a property of others': connecting(
    5,
    6,
    0,
    ...text('x'),
    3,
    0x23,
    0,
    1,
    ...text('a'),
    ...text('b'),
  ),
  'a will to $CONTROL': connecting(5, 6, 0, ...text('x'), 0, ...text('$CONTROL/x'), ...text('b')),
  'a password without a name': connecting(4, 0x42, ...text('x'), ...text('p')),
  'a password without a name of 5.0': connecting(5, 0x42, 0, ...text('x'), ...text('p')),
  'no id for a session that stays': connecting(4, 0, ...text('')),
  'no id in 3.1': packet(0x10, ...text('MQIsdp'), 3, 2, 0, 60, ...text('')),
  'no id for a session of 5.0 that stays': connecting(5, 0, 5, 0x11, 0, 0, 0, 9, ...text('')),
  'no id in 5.0': connecting(5, 2, 0, ...text('')),
  'an id that is no text': connecting(4, 2, 0, 2, 0xc3, 0x28),
  'an id that is no text of 5.0': connecting(5, 2, 0, 0, 2, 0xc3, 0x28),
  'an id cut short': connecting(4, 2, 0, 9, 0x78),
  'no name where there should be one': connecting(4, 0x82, ...text('x')),
  'no name where there should be one in 3.1': packet(0x10, ...text('MQIsdp'), 3, 0x82, 0, 60, ...text('x')),
  'no password where there should be one in 3.1': packet(
    0x10,
    ...text('MQIsdp'),
    3,
    0xc2,
    0,
    60,
    ...text('x'),
    ...text('ana'),
  ),
  'more than there should be': connecting(4, 2, ...text('x'), 0),
  'more than there should be of 5.0': connecting(5, 2, 0, ...text('x'), 0),
  'a receive maximum of 0': connecting(5, 2, 3, 0x21, 0, 0, ...text('x')),
  'a packet size of 0': connecting(5, 2, 5, 0x27, 0, 0, 0, 0, ...text('x')),
  'a property twice': connecting(5, 2, 6, 0x21, 0, 1, 0x21, 0, 1, ...text('x')),
  'a property of others': connecting(5, 2, 3, 0x23, 0, 1, ...text('x')),
  'a property that is none': connecting(5, 2, 2, 0x05, 0, ...text('x')),
  'a flag of 2': connecting(5, 2, 2, 0x19, 2, ...text('x')),
  'authentication nobody knows': connecting(5, 2, 4, 0x15, ...text('m'), ...text('x')),
  'authentication data alone': connecting(5, 2, 4, 0x16, ...text('m'), ...text('x')),
  'an empty CONNECT': packet(0x10),
};

/** A client connects with a wrong CONNECT packet. */
export interface Stranger extends Step {
  readonly does: 'stranger';
  readonly what: string;
  readonly listener: 0 | 1;
}

export const stranger: Kind<Stranger> = {
  arbitrary: fc.record({
    does: fc.constant('stranger'),
    client: fc.constant(0),
    what: fc.constantFrom(...Object.keys(beginnings)),
    listener: fc.constantFrom(0, 0, 1),
  }),
  perform: ({ what, listener }, stage) =>
    stage.stranger(listener, Buffer.from(beginnings[what] as readonly number[])),
};
