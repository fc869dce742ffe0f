// aedes as a program, set up as its documentation has it, with as much access control as the configurations have.
import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { Aedes } from 'aedes';
import { createWebSocketStream, WebSocketServer } from 'ws';

const [kind, port, folder] = process.argv.slice(2);

const aedes = await Aedes.createBroker(kind === 'access' ? accessControl() : {});
server().listen(Number(port), '127.0.0.1');

function server() {
  if (kind === 'tls') {
    const [key, cert] = ['server.key', 'server.crt'].map((name) => readFileSync(join(folder, name)));
    return tls.createServer({ key, cert, noDelay: true }, aedes.handle);
  }
  if (kind !== 'websockets') return net.createServer({ noDelay: true }, aedes.handle);
  const web = http.createServer({ noDelay: true });
  new WebSocketServer({ server: web }).on('connection', (socket, request) =>
    aedes.handle(createWebSocketStream(socket), request),
  );
  return web;
}

function accessControl() {
  const [name, hashed] = readFileSync(join(folder, 'passwords'), 'utf8').trim().split(':');
  const [, , iterations, salt, hash] = hashed.split('$');
  const wanted = Buffer.from(hash, 'base64');
  const mayUse = (client, topic) => topic.startsWith('bench/') || topic.startsWith(`clients/${client.id}/`);
  return {
    authenticate: (_client, username, password, answer) => {
      if (username !== name) return answer(null, false);
      pbkdf2(
        password,
        Buffer.from(salt, 'base64'),
        Number(iterations),
        wanted.length,
        'sha512',
        (error, key) => answer(error, key !== undefined && timingSafeEqual(key, wanted)),
      );
    },
    authorizePublish: (client, { topic }, answer) =>
      answer(mayUse(client, topic) ? null : new Error('not allowed')),
    authorizeSubscribe: (client, subscription, answer) =>
      answer(null, mayUse(client, subscription.topic) ? subscription : null),
    authorizeForward: (client, packet) => (mayUse(client, packet.topic) ? packet : null),
  };
}
