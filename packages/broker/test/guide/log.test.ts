import { expect, it } from 'vitest';
import type { Log } from '../../src/index.js';
import { bootFixture } from '../support/known-clients.js';

/** What the guide shows of a start: MQTT on one port, websockets on another. */
it.each([
  ['1.6.15', ['ipv4 1883', 'ipv6 1883', 'websockets 9001']],
  ['2.0.22', ['ipv4 1883', 'ipv6 1883', 'websockets 9001']],
  ['2.1.2', ['ipv4 1883', 'ipv6 1883', 'ipv4 9001', 'ipv6 9001']],
] as const)('opened sockets are logged as %s does', async (release, sockets) => {
  const lines: string[] = [];
  const log: Log = { wants: () => true, write: (_, text) => lines.push(text) };
  await using broker = await bootFixture('guide-4-websockets', release, { log });
  const wanted = sockets.map((socket) => {
    const [kind, port] = socket.split(' ');
    return `Opening ${kind} listen socket on port ${broker.listener(port).port}.`;
  });
  expect(lines.filter((text) => text.startsWith('Opening ')).sort()).toEqual(wanted.sort());
});
