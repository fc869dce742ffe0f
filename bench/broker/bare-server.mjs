// What Node's sockets cost: a server that answers each packet and passes each message on, and looks into nothing else.
// There is no state but who subscribed with a wildcard, and those get every message.
import net from 'node:net';
import { splitter } from './packets.mjs';

const [port] = process.argv.slice(2);

const subscribers = new Set();
const CONNACK = Buffer.from([0x20, 2, 0, 0]);
const MULTI_LEVEL = '#'.charCodeAt(0);
const SINGLE_LEVEL = '+'.charCodeAt(0);

net
  .createServer({ noDelay: true }, (socket) => {
    const answer = (first, bytes, at) => socket.write(Buffer.from([first, 2, bytes[at], bytes[at + 1]]));
    socket.on(
      'data',
      splitter((bytes, at) => {
        const end = at + 2 + bytes[at + 1];
        switch (bytes[at] >> 4) {
          case 1:
            return socket.write(CONNACK);
          case 3:
            return publish(socket, answer, bytes, at, end);
          case 6:
            return answer(0x70, bytes, at + 2);
          case 8: {
            const last = bytes[end - 2];
            if (last === MULTI_LEVEL || last === SINGLE_LEVEL) subscribers.add(socket);
            return socket.write(Buffer.from([0x90, 3, bytes[at + 2], bytes[at + 3], bytes[end - 1]]));
          }
          case 10:
            return answer(0xb0, bytes, at + 2);
        }
      }),
    );
    socket.on('close', () => subscribers.delete(socket));
    socket.on('error', () => undefined);
  })
  .listen(Number(port), '127.0.0.1');

function publish(socket, answer, bytes, at, end) {
  const qos = (bytes[at] >> 1) & 3;
  let message;
  if (qos === 0) {
    // Copied, for the bytes that were read are not kept.
    message = Buffer.from(bytes.subarray(at, end));
    socket.write(message);
  } else {
    const idAt = at + 4 + bytes.readUInt16BE(at + 2);
    answer(qos === 1 ? 0x40 : 0x50, bytes, idAt);
    message = Buffer.allocUnsafe(end - at - 2);
    message[0] = 0x30;
    message[1] = bytes[at + 1] - 2;
    bytes.copy(message, 2, at + 2, idAt);
    bytes.copy(message, idAt - at, idAt + 2, end);
  }
  for (const subscriber of subscribers) subscriber.write(message);
}
