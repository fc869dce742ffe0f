import type { Server, Socket } from 'node:net';

/** A server for the sockets that a listener accepts. */
export interface ListenerServer {
  /** It need not listen. */
  readonly server: Server;
  /** Reads the certificates again, where it has any; new connections see them. */
  reload(): void;
}

/**
 * A socket that a listener has opened. What serves it is made anew if a reload changes what it is made for; the connections that are
 * there stay with what they have.
 */
export class ServedSocket {
  #inside: ListenerServer;
  /** What it was made for. */
  #purpose: string;
  /** What listens: the first server, whatever serves later. */
  readonly server: Server;

  /**
   * @param make makes a server for what is in force
   * @param purposeOf what such a server is made for: the protocol, and whether clients need a certificate
   * @param sockets those that are open
   */
  constructor(
    private readonly make: () => ListenerServer,
    private readonly purposeOf: () => string,
    private readonly sockets: Set<Socket>,
  ) {
    this.#inside = make();
    this.#purpose = purposeOf();
    this.server = this.#inside.server;
    this.server.on('connection', this.#track);
  }

  /** Follows what is in force. */
  reload(): void {
    const purpose = this.purposeOf();
    if (purpose === this.#purpose) {
      this.#inside.reload();
      return;
    }
    const inside = this.make();
    this.#inside = inside;
    this.#purpose = purpose;
    this.server.removeAllListeners('connection').on('connection', (socket: Socket) => {
      // An HTTP server accepts sockets that stay open for writing once the client has ended.
      socket.allowHalfOpen = false;
      this.#track(socket);
      inside.server.emit('connection', socket);
    });
  }

  readonly #track = (socket: Socket): void => {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
  };
}
