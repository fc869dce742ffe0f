import { analyse, findTarget, type Host, type SkippedPart } from '@mosquitto-conf/config';
import mqtt, { type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { type Broker, type BrokerOptions, startBroker } from '../../src/index.js';
import { fixedHost } from './fixed-host.js';

/** A broker for a configuration given as text, with a free port for each listener. Closed when its scope ends. */
export async function boot(
  text: string,
  {
    files = {},
    target = 'latest',
    skips = [],
    ...options
  }: { files?: Record<string, string>; target?: string; skips?: readonly SkippedPart[] } & BrokerOptions = {},
): Promise<Broker> {
  const host: Host = { ...fixedHost({ 'mosquitto.conf': text, ...files }), skips };
  const { configuration, stop, access } = analyse('mosquitto.conf', findTarget(target)!, host);
  if (stop) throw new Error(stop.message);
  return startBroker(configuration, { ports: 'ephemeral', host, access, ...options });
}

/** An MQTT.js client in memory that does not come back once it is gone. */
export function client(broker: Broker, options: IClientOptions = {}, listener?: string | number): MqttClient {
  return new mqtt.MqttClient(() => broker.connect(listener) as never, {
    reconnectPeriod: 0,
    connectTimeout: 5000,
    ...options,
  });
}

/** The next message a client gets, with its packet. */
export function nextMessage(
  one: MqttClient,
): Promise<[topic: string, payload: Buffer, packet: IPublishPacket]> {
  return new Promise((resolve) => {
    one.once('message', (topic, payload, packet) => resolve([topic, payload, packet]));
  });
}
