/** What a client may send: packets with random fields, some of them damaged, in the wrong order, or cut anywhere. */

const TYPES = {
  CONNECT: 1,
  PUBLISH: 3,
  PUBACK: 4,
  PUBREL: 6,
  SUBSCRIBE: 8,
  UNSUBSCRIBE: 10,
  PINGREQ: 12,
  DISCONNECT: 14,
  AUTH: 15,
};

const bytesOf = (text) => Buffer.from(text);
const uint16 = (value) => Buffer.from([value >> 8, value & 255]);
const field = (bytes) => Buffer.concat([uint16(bytes.length & 0xffff), bytes]);

function variable(value) {
  const bytes = [];
  let rest = value;
  do {
    bytes.push((rest & 127) | (rest > 127 ? 128 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return Buffer.from(bytes);
}

const packet = (first, ...parts) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([first]), variable(body.length), body]);
};

/** A CONNECT that is as it should be. */
export function connect(version, clientId, { flags = 2, keepAlive = 60, rest = [] } = {}) {
  const name = version === 3 ? 'MQIsdp' : 'MQTT';
  const properties = version === 5 ? [Buffer.from([0])] : [];
  return packet(
    16,
    field(bytesOf(name)),
    Buffer.from([version, flags]),
    uint16(keepAlive),
    ...properties,
    field(bytesOf(clientId)),
    ...rest,
  );
}

/** Packets of one client. */
export class Client {
  constructor(random) {
    this.random = random;
    this.version = random.one([3, 4, 5]);
  }

  #text = () => {
    const { one, upTo, many } = this.random;
    return one([
      () =>
        bytesOf(
          one([
            'a',
            'a/b',
            '#',
            '+/x',
            '$SYS/#',
            '$share/g/a',
            '$CONTROL/broker/v1',
            '$CONTROL/dynamic-security/v1',
            'ü/\u{1f600}',
            '',
          ]),
        ),
      () => Buffer.from(many(12, () => upTo(256))),
      () => Buffer.from(many(6, () => upTo(32))),
      () => bytesOf('x/'.repeat(upTo(400))),
      () => bytesOf('y'.repeat(one([300, 65_535]))),
    ])();
  };

  #properties = () => {
    if (this.version < 5) return [];
    const { maybe, many, upTo, one } = this.random;
    const known = () => {
      const id = one([1, 2, 3, 8, 9, 11, 17, 19, 21, 22, 23, 24, 25, 31, 33, 34, 35, 36, 38, 39, 40, 41, 42]);
      if ([1, 23, 25, 36, 40, 41, 42].includes(id)) return Buffer.from([id, upTo(3)]);
      if ([19, 33, 34, 35].includes(id)) return Buffer.from([id, upTo(256), upTo(256)]);
      if ([2, 17, 24, 39].includes(id))
        return Buffer.from([id, ...many(1, () => 0), 0, 0, upTo(256), upTo(256)]);
      if (id === 11) return Buffer.concat([Buffer.from([id]), variable(upTo(300_000))]);
      if (id === 38) return Buffer.concat([Buffer.from([id]), field(this.#text()), field(this.#text())]);
      return Buffer.concat([Buffer.from([id]), field(this.#text())]);
    };
    const all = maybe(0.6) ? Buffer.alloc(0) : Buffer.concat(many(4, known));
    return [variable(all.length), all];
  };

  #id = () => uint16(this.random.one([0, 1, 1, 2, 3, 65_535]));

  connect = () => {
    const { maybe, upTo, one } = this.random;
    if (maybe(0.6)) return connect(this.version, one(['a', 'b', 'c']));
    const name = one(['MQTT', 'MQIsdp', 'MQTT\0', '']);
    const level = one([this.version, this.version, this.version | 128, 0, 6, 255]);
    const flags = upTo(256);
    const parts = [
      field(bytesOf(name)),
      Buffer.from([level, flags]),
      uint16(upTo(65_536)),
      ...this.#properties(),
      field(this.#text()),
    ];
    if (flags & 4) parts.push(...this.#properties(), field(this.#text()), field(this.#text()));
    if (flags & 128) parts.push(field(this.#text()));
    if (flags & 64) parts.push(field(this.#text()));
    return packet(16, ...parts);
  };

  any = () => {
    const { one, upTo, many, maybe } = this.random;
    return one([
      () => {
        const qos = upTo(3);
        const topic = maybe(0.5) ? bytesOf(one(['a', 'a/b'])) : this.#text();
        return packet(
          (TYPES.PUBLISH << 4) | (qos << 1) | upTo(2) | (maybe(0.1) ? 8 : 0),
          field(topic),
          ...(qos > 0 ? [this.#id()] : []),
          ...this.#properties(),
          Buffer.from(many(60, () => upTo(256))),
        );
      },
      () =>
        packet(
          (TYPES.SUBSCRIBE << 4) | 2,
          this.#id(),
          ...this.#properties(),
          ...many(4, () =>
            Buffer.concat([field(this.#text()), Buffer.from([maybe(0.8) ? upTo(3) : upTo(256)])]),
          ),
        ),
      () =>
        packet(
          (TYPES.UNSUBSCRIBE << 4) | 2,
          this.#id(),
          ...this.#properties(),
          ...many(4, () => field(this.#text())),
        ),
      () =>
        packet(
          ((TYPES.PUBACK + upTo(4)) << 4) | (maybe(0.7) ? 0 : 2),
          this.#id(),
          ...(this.version === 5 && maybe(0.4) ? [Buffer.from([upTo(256)]), ...this.#properties()] : []),
        ),
      () =>
        packet(
          one([TYPES.PINGREQ, TYPES.DISCONNECT, TYPES.AUTH]) << 4,
          ...(this.version === 5 && maybe(0.5) ? [Buffer.from([upTo(256)]), ...this.#properties()] : []),
        ),
      () => this.connect(),
      () => Buffer.from(many(40, () => upTo(256))),
      () => Buffer.from([upTo(256), 255, 255, 255, upTo(256)]),
    ])();
  };

  /** All it sends, in the chunks in which it sends it. */
  chunks = () => {
    const { maybe, many, damaged, upTo, one } = this.random;
    const packets = [...(maybe(0.85) ? [this.connect()] : []), ...many(12, this.any)];
    const all = Buffer.concat(packets.map((bytes) => (maybe(0.15) ? damaged(bytes) : bytes)));
    const cuts = [...new Set(many(4, () => upTo(all.length + 1)))].sort((a, b) => a - b);
    const pieces = [...cuts, all.length].map((end, index) => all.subarray(cuts[index - 1] ?? 0, end));
    return one([pieces, pieces, [all]]).filter(({ length }) => length > 0);
  };
}

const UPGRADE =
  'GET /mqtt HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n';

/** The bytes of a frame with a mask that changes nothing (RFC 6455 section 5.2). */
function frame(payload, opcode, { masked = true, final = true } = {}) {
  const { length } = payload;
  const mask = masked ? 128 : 0;
  const size =
    length < 126
      ? [mask | length]
      : length < 65_536
        ? [mask | 126, length >> 8, length & 255]
        : [mask | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (length >>> shift) & 255)];
  return Buffer.concat([
    Buffer.from([opcode | (final ? 128 : 0), ...size]),
    Buffer.alloc(masked ? 4 : 0),
    payload,
  ]);
}

/** What is sent before a client's bytes, or around them. */
export const wrappings = {
  plain: (_random, chunks) => chunks,
  websocket: ({ one, maybe, damaged, upTo }, chunks) => {
    const head = bytesOf(
      one([
        UPGRADE,
        UPGRADE,
        UPGRADE,
        UPGRADE.replace('13', '8'),
        UPGRADE.replace('GET', 'POST'),
        UPGRADE.slice(0, 60),
        `GET ${'/x'.repeat(5000)} HTTP/1.1\r\n\r\n`,
      ]),
    );
    const frames = chunks.map((bytes) => {
      const made = frame(bytes, maybe(0.85) ? 2 : upTo(16), { masked: maybe(0.95), final: maybe(0.95) });
      return maybe(0.1) ? damaged(made) : made;
    });
    return [maybe(0.1) ? damaged(head) : head, ...frames];
  },
  proxy: ({ one, maybe, damaged, many, upTo }, chunks) => {
    const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');
    const body = Buffer.from([127, 0, 0, 1, 127, 0, 0, 1, 0, 1, 0, 2, ...many(30, () => upTo(256))]);
    const second = Buffer.concat([
      signature,
      Buffer.from([0x21, one([0x11, 0x11, 0x21, 0x31, 0])]),
      uint16(body.length),
      body,
    ]);
    const first = bytesOf(
      one([
        'PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n',
        'PROXY UNKNOWN\r\n',
        'PROXY TCP6 ::1 ::1 1 99999\r\n',
        `PROXY ${'x'.repeat(200)}`,
      ]),
    );
    const header = one([first, second]);
    return [maybe(0.2) ? damaged(header) : header, ...chunks];
  },
};
