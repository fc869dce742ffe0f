import { createServer } from 'node:net';

/** Ports that were given to a test of this process. */
const given = new Set<number>();

/** Tests that run beside this one in another process have ports of their own: theirs may be free only until they open them. */
const SHARES = 4;
const SHARE = 12_000 / SHARES;
const share = Number(process.env.VITEST_POOL_ID ?? 0) % SHARES;

/**
 * A port that is free at the moment, another one each time. It is below those that the system gives to clients, one of which could
 * take it before the test does.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + share * SHARE + Math.floor(Math.random() * SHARE);
    // Those that were given first are free again.
    if (given.size > SHARE / 2) given.clear();
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
