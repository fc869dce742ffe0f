import type { Socket } from 'node:net';
import type { Server, TLSSocket } from 'node:tls';
import { type AlertName, sealAlert } from './alert.js';

/** Labels of a key log: the secret that a server of TLS 1.3 speaks under, and the one of what came before. */
const SECRET = 'SERVER_TRAFFIC_SECRET_0';
const SECRET_BEFORE = 'CLIENT_RANDOM';

/**
 * Tells clients why their certificates will not do. Node takes any certificate and cuts the client off afterwards, without the
 * alert that a TLS server owes it. In TLS 1.3 it can still be sent: a server that has just finished the handshake has said
 * nothing under its traffic keys. In earlier versions it has, and the client sees a bare end.
 */
export class ToldWhy {
  /** Clients that are shaking hands, with the secret of those that do in TLS 1.3. */
  readonly #clients = new WeakMap<TLSSocket, Buffer | undefined>();
  /** What lies below TLS, by where it comes from. */
  readonly #sockets = new Map<string, Socket>();

  /**
   * @param why says what is wrong with the certificate of a client that Node cuts off
   * @param said is told of each client that is turned away for its certificate
   */
  constructor(
    server: Server,
    why: (socket: TLSSocket) => AlertName,
    private readonly said: (socket: TLSSocket) => void,
  ) {
    server.on('connection', (socket: Socket) => {
      const name = nameOf(socket);
      this.#sockets.set(name, socket);
      socket.once('close', () => this.#sockets.delete(name));
    });
    server.on('keylog', (line: Buffer, socket: TLSSocket) => {
      const [label = '', , secret = ''] = line.toString('latin1').trim().split(' ');
      if (label === SECRET) this.#clients.set(socket, Buffer.from(secret, 'hex'));
      else if (label === SECRET_BEFORE) this.#clients.set(socket, undefined);
      else return;
      const destroy = socket.destroy;
      // Node calls it at the end of the handshake, before anybody else hears of the client, and has set the error then.
      socket.destroy = (error) => {
        if (socket.authorizationError && this.#clients.has(socket)) this.tell(socket, why(socket));
        return destroy.call(socket, error);
      };
    });
  }

  /** A client whose certificate will do: what becomes of it later has other reasons. */
  accept(socket: TLSSocket): void {
    this.#clients.delete(socket);
  }

  /** Tells a client that has just finished the handshake, and is to be cut off. */
  tell(socket: TLSSocket, name: AlertName): void {
    const secret = this.#clients.get(socket);
    this.#clients.delete(socket);
    this.said(socket);
    const alert = secret && sealAlert(socket.getCipher().name, secret, name);
    if (alert) this.#sockets.get(nameOf(socket))?.write(alert);
  }
}

/** The code of what is wrong with a certificate; Node's types have an error there. */
export function codeOf({ authorizationError: error }: TLSSocket): string {
  return String(error instanceof Error ? error.message : error);
}

function nameOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
