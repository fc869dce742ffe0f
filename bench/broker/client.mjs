// A client of raw bytes: over TCP, TLS or websockets it looks alike to the load.
import net from 'node:net';
import tls from 'node:tls';
import { connectPacket, splitter, subscribePacket } from './packets.mjs';
import { frame, unframer, upgradeRequest } from './websocket.mjs';

/**
 * Connects and waits for the CONNACK.
 * @param target where: its port, `transport` (tcp, tls or websockets), a username and password if one is asked for,
 *   and `localAddress` where not all clients may have the same
 */
export async function openClient(target, clientId, { keepsSession = false } = {}) {
  const client = await dial(target);
  const answer = await client.ask(connectPacket(clientId, target.username, target.password, keepsSession));
  if (answer[0] !== 0x20 || answer[3] !== 0) throw new Error(`${clientId} is denied: code ${answer[3]}`);
  return client;
}

/** Opens a connection over which nothing is sent yet. */
export async function dial(target) {
  const socket = await openSocket(target);
  const client = {
    socket,
    /** What a packet looks like on this transport. */
    wrap: target.transport === 'websockets' ? frame : (packet) => packet,
    /** Bytes of MQTT that come. */
    data: () => undefined,
    /** @returns false while what was written before is not taken */
    send: (packet) => socket.write(client.wrap(packet)),
    /** Sends, and waits for the packet that answers. */
    ask: (packet) =>
      new Promise((answered, fail) => {
        const closed = () => fail(new Error('the broker closed the connection'));
        if (socket.destroyed) closed();
        socket.once('close', closed);
        client.data = splitter((bytes, start) => {
          socket.off('close', closed);
          answered(bytes.subarray(start));
        });
        client.send(packet);
      }),
  };
  const take = (bytes) => client.data(bytes);
  socket.on('data', target.transport === 'websockets' ? unframer(take) : take);
  return client;
}

/** Subscribes, and waits for the answer. */
export async function subscribe(client, filter, qos) {
  const answer = await client.ask(subscribePacket(filter, qos));
  if (answer[4] > 2) throw new Error(`the subscription to ${filter} is refused`);
}

function openSocket({ port, transport, localAddress }) {
  return new Promise((done, fail) => {
    const opened = async () => {
      socket.off('error', fail).on('error', () => undefined);
      socket.setNoDelay(true);
      if (transport === 'websockets') {
        socket.write(upgradeRequest(port));
        await new Promise((answered) => socket.once('data', answered).once('close', answered));
        if (socket.destroyed) return fail(new Error('websockets are refused'));
      }
      done(socket);
    };
    const socket =
      transport === 'tls'
        ? tls.connect({ port, host: '127.0.0.1', localAddress, rejectUnauthorized: false }, opened)
        : net.connect({ port, host: '127.0.0.1', localAddress }, opened);
    socket.once('error', fail);
  });
}
