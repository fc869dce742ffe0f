import type { Server, Socket } from 'node:net';

/** Serves the sockets that a listener accepts. */
export interface Inside {
  /** A server that need not listen. */
  readonly server: Server;
  /** What it was made for: the protocol, and whether clients need a certificate. */
  readonly purpose: string;
  /** Reads certificates again, where it has any. */
  reload(): void;
}

/**
 * A socket that a listener has opened. What serves it is made anew if a reload changes what it is made for; the connections that are
 * there stay with what they have.
 */
export class ServedSocket {
  #inside: Inside;
  /** What listens: the first server, whatever serves later. */
  readonly server: Server;

  /**
   * @param make makes a server for what is in force
   * @param sockets those that are open
   */
  constructor(
    private readonly make: () => Inside,
    private readonly sockets: Set<Socket>,
  ) {
    this.#inside = make();
    this.server = this.#inside.server;
    this.server.on('connection', this.#track);
  }

  /** @param purpose what is in force */
  reload(purpose: string): void {
    if (this.#inside.purpose === purpose) {
      this.#inside.reload();
      return;
    }
    const inside = this.make();
    this.#inside = inside;
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
