import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { boot } from './support/boot.js';

it('listeners are in the order of the configuration, however long each takes to open', async () => {
  await using broker = await boot(
    'listener 4001 127.0.0.1\nlistener 4002 127.0.0.1\nlistener 4003 127.0.0.1\n',
  );
  expect(broker.listeners.map(({ configuredPort }) => configuredPort)).toEqual([4001, 4002, 4003]);
  expect(new Set(broker.listeners.map(({ port }) => port)).size).toBe(3);
});

it('where one cannot be opened, none stays open', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  const free = createServer().listen(0, '127.0.0.1');
  await Promise.all([once(taken, 'listening'), once(free, 'listening')]);
  const port = (server: typeof taken) => (server.address() as { port: number }).port;
  const text = `listener ${port(free)} 127.0.0.1\nlistener ${port(taken)} 127.0.0.1\n`;
  free.close();
  await once(free, 'close');
  await expect(boot(text, { ports: 'configured' })).rejects.toThrow(String(port(taken)));
  // The port is free again.
  const after = createServer().listen(Number(/\d+/.exec(text)?.[0]), '127.0.0.1');
  await once(after, 'listening');
  after.close();
  taken.close();
});
