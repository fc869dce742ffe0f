/// <reference types="node" />
import { type Broker, describeDecision, type LogKind, startBrokerFrom } from '@mosquitto-conf/broker';
import type { BrokerOrder, Report, Weight } from './messages.js';

const weights: Partial<Readonly<Record<LogKind, Weight>>> = {
  error: 'error',
  warning: 'warn',
  debug: 'debug',
};

/** Runs the test broker in this process, until the editor that started it goes. */
export async function runBroker({ path, target, cwd, root, map, ports }: BrokerOrder): Promise<void> {
  let broker: Broker | undefined;
  process.on('disconnect', async () => {
    // Its copies are removed with it.
    await broker?.close().catch(() => undefined);
    process.exit();
  });
  try {
    broker = await startBrokerFrom(path, {
      // The sessions of the real broker are there, and its database is not written.
      persistence: true,
      target,
      ports,
      maps: Object.entries(map).map(([from, to]) => ({ from, to })),
      ...(cwd === undefined ? {} : { cwd }),
      ...(root === undefined ? {} : { root }),
      log: {
        wants: () => true,
        write: (kind, text) => tell({ kind: 'log', weight: weights[kind] ?? 'info', text }),
      },
    });
    for (const { what, instead, place } of broker.unsupported)
      tell({
        kind: 'log',
        weight: 'warn',
        text: `${place.file}:${place.line} ${what} ${instead}`,
      });
    broker.events.on('decision', (decision) => {
      const { allowed, clientId, kind, topic = '' } = decision;
      if (allowed) return;
      const text = `${clientId} ${kind} ${topic}`.trim();
      tell({ kind: 'log', weight: 'warn', text: `${text}: ${describeDecision(decision)}` });
    });
    broker.events.once('exhausted', ({ message }) => {
      tell({ kind: 'log', weight: 'error', text: message });
      process.disconnect();
    });
    tell({ kind: 'running', listeners: broker.listeners.map(({ name, url }) => ({ name, url })) });
  } catch (error) {
    const { message, cause } = error as Error;
    tell({ kind: 'failed', reason: message, isTaken: cause === 'EADDRINUSE' });
    process.disconnect();
  }
}

function tell(report: Report): void {
  process.send?.(report);
}
