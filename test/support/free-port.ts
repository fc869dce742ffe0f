import { createServer } from 'node:net';

/** Ports that were given to a test of this process. */
const given = new Set<number>();

/**
 * A port that is free at the moment, another one each time. It is below those that the system gives to clients, one of which could
 * take it before the test does.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

/** Whether no program listens at a port of any address of this machine. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
