import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Broker } from '../../src/index.js';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs mosquitto_pub or mosquitto_sub against one of the broker's listeners until it ends. */
export function real(
  broker: Broker,
  program: 'pub' | 'sub',
  args: readonly string[],
  listener = 0,
): Promise<Ended> {
  return started(broker, program, args, listener).ended;
}

/** The same while it runs. */
export function started(
  broker: Broker,
  program: 'pub' | 'sub',
  args: readonly string[],
  listener = 0,
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const { state, port } = broker.listeners[listener]!;
  const where = ['-h', addressOf(state.policy.listener.host), '-p', String(port)];
  const child = spawn(`mosquitto_${program}`, [...where, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, ended };
}

/** Where a listener of this machine is reached. */
function addressOf(host: string | undefined): string {
  return host === '::1' ? host : '127.0.0.1';
}

/** Resolves when the broker has a client's subscription. */
export async function subscribed(broker: Broker, id: string): Promise<void> {
  while (!broker.subscriptions.some(({ clientId }) => clientId === id))
    await new Promise((resolve) => setTimeout(resolve, 2));
}
