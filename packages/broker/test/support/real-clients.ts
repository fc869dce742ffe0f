import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Broker } from '../../src/index.js';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs mosquitto_pub or mosquitto_sub against one of the broker's listeners until it ends. */
export async function real(
  broker: Broker,
  program: 'pub' | 'sub',
  args: readonly string[],
  listener = 0,
): Promise<Ended> {
  const where = ['-h', '127.0.0.1', '-p', String(broker.listeners[listener]!.port)];
  const child = spawn(`mosquitto_${program}`, [...where, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** Resolves when the broker has a client's subscription. */
export async function subscribed(broker: Broker, id: string): Promise<void> {
  while (!broker.subscriptions.some(({ clientId }) => clientId === id))
    await new Promise((resolve) => setTimeout(resolve, 2));
}
