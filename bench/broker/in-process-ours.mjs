// How long a test waits for the embedded broker: from the configuration's text until a client is let in.
import { analyse, latest, MemoryFiles } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { startBroker } from '../../packages/broker/src/index.js';
import { timeStarts } from './time-starts.mjs';

const TEXT = 'listener 1883 127.0.0.1\nallow_anonymous true\n';

await timeStarts(async () => {
  const host = { ...nodeHost(), files: new MemoryFiles({ 'mosquitto.conf': TEXT }) };
  const { configuration, access } = analyse('mosquitto.conf', latest, host);
  const broker = await startBroker(configuration, { ports: 'ephemeral', host, access });
  return { port: broker.listeners[0].port, close: () => broker.close() };
});
