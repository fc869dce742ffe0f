// The few packets of MQTT 3.1.1 that the load is made of, none longer than 127 bytes behind its header.
const text = (value) => {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
};

const packet = (first, ...parts) => {
  const body = Buffer.concat(parts);
  if (body.length > 127) throw new RangeError('the load keeps to packets of one length byte');
  return Buffer.concat([Buffer.from([first, body.length]), body]);
};

/** CONNECT without keep alive, and with a clean session unless it keeps one. */
export function connectPacket(clientId, username, password, keepsSession = false) {
  const login = username === undefined ? [] : [text(username), text(password)];
  const flags = (username === undefined ? 0 : 0xc0) | (keepsSession ? 0 : 2);
  return packet(0x10, text('MQTT'), Buffer.from([4, flags, 0, 0]), text(clientId), ...login);
}

export function subscribePacket(filter, qos) {
  return packet(0x82, Buffer.from([0, 1]), text(filter), Buffer.from([qos]));
}

export function unsubscribePacket(filter) {
  return packet(0xa2, Buffer.from([0, 1]), text(filter));
}

/** PUBLISH; with QoS 1 and 2 its message id is at `messageIdAt`. */
export function publishPacket(topic, payload, qos, messageId = 1, retain = false) {
  const id = qos > 0 ? Buffer.from([messageId >> 8, messageId & 0xff]) : Buffer.alloc(0);
  return packet(0x30 | (qos << 1) | (retain ? 1 : 0), text(topic), id, payload);
}

/** The offset of the message id in a PUBLISH. */
export const messageIdAt = (topic) => 4 + Buffer.byteLength(topic);

export const DISCONNECT = Buffer.from([0xe0, 0]);

/** Calls `each(bytes, start)` for every whole packet, in however many pieces it arrives. */
export function splitter(each) {
  let rest;
  return (chunk) => {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    while (bytes.length - at >= 2 && bytes.length - at >= 2 + bytes[at + 1]) {
      each(bytes, at);
      at += 2 + bytes[at + 1];
    }
    rest = at < bytes.length ? bytes.subarray(at) : undefined;
  };
}
