import { join } from 'node:path';
import { ConfigurationRefused, startBrokerFrom } from '@mosquitto-conf/broker';
import { askClients } from './ask-clients.js';
import type { AccessClient } from './client.js';
import type { Address } from './open-connection.js';

/** What the embedded broker answers to clients. @returns one answer, `ended`, where it does not start */
export async function askEmbedded(
  folder: string,
  lines: readonly string[],
  target: string,
): Promise<Record<string, string> | 'ended'> {
  try {
    await using broker = await startBrokerFrom(join(folder, 'mosquitto.conf'), {
      target,
      ports: 'ephemeral',
    });
    const addressOf = ({ on }: AccessClient): Address | undefined => {
      if (!/^\d+$/.test(on)) {
        const socket = broker.listeners.find(({ name }) => name === on);
        return socket && { path: socket.url.slice('mqtt+unix://'.length) };
      }
      const found = broker.listeners.find(({ configuredPort }) => configuredPort === Number(on));
      return found && { port: found.port };
    };
    return await askClients(lines, addressOf, join(folder, 'certs'));
  } catch (error) {
    if (error instanceof ConfigurationRefused) return 'ended';
    throw error;
  }
}
