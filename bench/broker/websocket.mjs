// As little of WebSockets (RFC 6455) as a client needs that sends and counts.

/** What a client asks with. */
export const upgradeRequest = (port) =>
  [
    'GET /mqtt HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: YmVuY2htYXJrLWtleS0wMA==',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Protocol: mqtt',
    '\r\n',
  ].join('\r\n');

/** One binary frame, of less than 64 KB; its mask is all zeros, which changes nothing. */
export function frame(payload) {
  const { length } = payload;
  const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([0x82, ...size, 0, 0, 0, 0]), payload]);
}

/** Hands on what is inside of the frames that come. */
export function unframer(data) {
  let rest = Buffer.alloc(0);
  let left = 0;
  return (chunk) => {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    rest = Buffer.alloc(0);
    while (bytes.length > 0) {
      if (left === 0) {
        const short = bytes.length < 2 ? -1 : bytes[1];
        const header = short < 126 ? 2 : short === 126 ? 4 : 10;
        if (bytes.length < header) {
          rest = bytes;
          return;
        }
        left = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
        bytes = bytes.subarray(header);
      }
      const part = bytes.subarray(0, left);
      left -= part.length;
      if (part.length > 0) data(part);
      bytes = bytes.subarray(part.length);
    }
  };
}
