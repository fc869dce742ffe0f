import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** A network between two brokers that can be cut. */
export interface Link {
  readonly port: number;
  /** Closes every connection that goes through it. */
  cut(): void;
  /** Whether what the far side answers is passed on. */
  passesAnswers: boolean;
  close(): void;
}

/**
 * Passes everything on to a port of this machine.
 * @param watch called for each connection, with what then gets all bytes of the side that connects
 */
export async function linkTo(port: number, watch?: () => (bytes: Buffer) => void): Promise<Link> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((near) => {
    const far = createConnection(port, '127.0.0.1');
    keep(near, far);
    keep(far, near);
    if (watch) near.on('data', watch());
    near.pipe(far);
    far.on('data', (bytes) => {
      if (link.passesAnswers) near.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const link: Link = {
    port: (server.address() as AddressInfo).port,
    passesAnswers: true,
    cut,
    close() {
      server.close();
      cut();
    },
  };
  return link;
}
