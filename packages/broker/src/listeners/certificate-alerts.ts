import type { Socket } from 'node:net';
import type { Server, TLSSocket } from 'node:tls';
import { type AlertName, sealAlert } from './alert.js';

/** Labels of a key log: the traffic secret of a TLS 1.3 server, and the secret of earlier versions. */
const SECRET = 'SERVER_TRAFFIC_SECRET_0';
const SECRET_BEFORE = 'CLIENT_RANDOM';

/**
 * Sends clients the alert for a certificate that is refused. Node accepts any certificate and closes the connection
 * afterwards, without the alert that a TLS server has to send. In TLS 1.3 it can still be sent: a server that has just
 * finished the handshake has sent nothing under its traffic keys. In earlier versions it has, and the client gets only
 * the end of the connection.
 */
export class CertificateAlerts {
  /** Clients in a handshake, with the secret of those that use TLS 1.3. */
  readonly #clients = new WeakMap<TLSSocket, Buffer | undefined>();
  /** The sockets below TLS, by the client's address and port. */
  readonly #sockets = new Map<string, Socket>();

  /**
   * @param alertFor the alert for a client whose connection Node closes
   * @param onRefused called for each client whose certificate is refused
   */
  constructor(
    server: Server,
    alertFor: (socket: TLSSocket) => AlertName,
    private readonly onRefused: (socket: TLSSocket) => void,
  ) {
    server.on('connection', (socket: Socket) => {
      const key = endpointOf(socket);
      this.#sockets.set(key, socket);
      socket.once('close', () => this.#sockets.delete(key));
    });
    server.on('keylog', (line: Buffer, socket: TLSSocket) => {
      const [label = '', , secret = ''] = line.toString('latin1').trim().split(' ');
      if (label === SECRET) this.#clients.set(socket, Buffer.from(secret, 'hex'));
      else if (label === SECRET_BEFORE) this.#clients.set(socket, undefined);
      else return;
      const destroy = socket.destroy;
      // Node calls it at the end of the handshake, before any event, and has set the error then.
      socket.destroy = (error) => {
        if (socket.authorizationError && this.#clients.has(socket)) this.send(socket, alertFor(socket));
        return destroy.call(socket, error);
      };
    });
  }

  /** The certificate is accepted: if the connection is destroyed later, that has other reasons. */
  accept(socket: TLSSocket): void {
    this.#clients.delete(socket);
  }

  /** Sends an alert to a client that has just finished the handshake and is refused. */
  send(socket: TLSSocket, name: AlertName): void {
    const secret = this.#clients.get(socket);
    this.#clients.delete(socket);
    this.onRefused(socket);
    const alert = secret && sealAlert(socket.getCipher().name, secret, name);
    if (alert) this.#sockets.get(endpointOf(socket))?.write(alert);
  }
}

/** The code of what is wrong with a certificate; Node's types have an error there. */
export function codeOf({ authorizationError: error }: TLSSocket): string {
  return String(error instanceof Error ? error.message : error);
}

function endpointOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
