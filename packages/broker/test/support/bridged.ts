import type { Broker, BrokerOptions } from '../../src/index.js';
import type { LogKind } from '../../src/log/log.js';
import { boot } from './boot.js';

const OPEN = 'listener 1883\nallow_anonymous true\n';

/** A broker with a bridge `c` to a port of this machine. */
export async function bridged(
  port: number,
  lines: string,
  { target = 'latest', general = '', ...options }: { target?: string; general?: string } & BrokerOptions = {},
): Promise<{ readonly broker: Broker; readonly log: string[] }> {
  const log: string[] = [];
  const text = `${OPEN}${general}connection c\naddress 127.0.0.1:${port}\n${lines}\n`;
  const receiver = { wants: () => true, write: (_kind: LogKind, line: string) => void log.push(line) };
  return { broker: await boot(text, { target, log: receiver, ...options }), log };
}

/** Another broker, to which anyone may connect. */
export function far(general = '', target = 'latest'): Promise<Broker> {
  return boot(`${OPEN}${general}`, { target });
}

/** The port of a broker's first listener. */
export function portOf(broker: Broker): number {
  return broker.listeners[0]!.port;
}

/** Resolves once the bridge of a broker is connected. */
export async function connected(broker: Broker): Promise<void> {
  if (broker.bridges[0]?.isConnected) return;
  await broker.waitFor('bridge', ({ state }) => state === 'connected');
}
