import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import mqtt, { type IClientOptions } from 'mqtt';
import WebSocket, { createWebSocketStream } from 'ws';
import type { Broker } from '../../src/index.js';
import { boot } from './boot.js';
import { certificateFiles, certificates, TLS } from './certificates.js';
import { inTime } from './in-time.js';
import { subscribed } from './real-clients.js';

/** How bytes are spoken on a wire. */
export type Wire = 'tcp' | 'websocket' | 'tls';

/** The configured port of the listener for each. */
export const ports: Readonly<Record<Wire, number>> = { tcp: 1883, websocket: 9001, tls: 8883 };

/** A broker that can be spoken to on every wire. */
export const everyWire = `allow_anonymous true\nlistener ${ports.tcp} 127.0.0.1\nlistener ${ports.websocket} 127.0.0.1
protocol websockets\nlistener ${ports.tls} 127.0.0.1\n${TLS}`;

/** What one real client sent on one connection, as it went over the wire. */
export interface Capture {
  readonly name: string;
  readonly wire: Wire;
  readonly bytes: Buffer;
}

/** Plays sessions of the real clients against a broker, and keeps what they send. Needs `mosquitto_pub` and `mosquitto_sub`. */
export async function recordCaptures(): Promise<Capture[]> {
  await using broker = await boot(everyWire, { files: certificateFiles });
  const captures: Capture[] = [];
  for (const [name, wire, play] of sessions) {
    const relay = await startRelay(broker.listener(ports[wire]).port);
    await inTime(name, play(relay.port, broker));
    for (const bytes of await inTime(`${name}: the end of its connections`, relay.end()))
      captures.push({ name, wire, bytes });
  }
  return captures;
}

interface Relay {
  readonly port: number;
  /** @returns what came on each connection */
  end(): Promise<Buffer[]>;
}

/** Passes bytes on, both ways. */
async function startRelay(to: number): Promise<Relay> {
  const connections: Buffer[][] = [];
  const server = createServer((client) => {
    const parts: Buffer[] = [];
    connections.push(parts);
    const upstream = connect(to, '127.0.0.1');
    client.on('data', (bytes) => parts.push(bytes));
    client.pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
    // Where the broker has closed first, the pipe is gone, which pauses the client: its end would never be read.
    upstream.on('close', () => client.resume());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    async end() {
      server.close();
      await once(server, 'close');
      return connections.map((parts) => Buffer.concat(parts));
    },
  };
}

type Session = readonly [name: string, wire: Wire, play: (port: number, broker: Broker) => Promise<void>];

/** Runs mosquitto_pub or mosquitto_sub to its end. */
async function command(program: 'pub' | 'sub', port: number, args: readonly string[]): Promise<void> {
  const all = ['-h', '127.0.0.1', '-p', String(port), ...args];
  const child = spawn(`mosquitto_${program}`, all, { stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`mosquitto_${program} ${all.join(' ')} ended with ${code}`);
}

const publishes = (wire: Wire, ...args: string[]): Session => [
  `mosquitto_pub ${args.join(' ')}`,
  wire,
  (port) => command('pub', port, ['-t', 'p/q', ...args]),
];

/** Subscribes, gets a message of each QoS, and goes. */
const subscribes = (wire: Wire, ...args: string[]): Session => [
  `mosquitto_sub ${args.join(' ')}`,
  wire,
  async (port, broker) => {
    // Another one each time: the one before may not have gone yet.
    const id = `sub${args.join('')}`;
    const ended = command('sub', port, ['-i', id, '-t', 'a/b', '-t', 'c/+/#', '-U', 'z', '-C', '3', ...args]);
    await subscribed(broker, id);
    for (const qos of [0, 1, 2] as const) broker.publish('a/b', 'hello', { qos });
    await ended;
  },
];

const will = ['--will-topic', 'a/will', '--will-payload', 'gone', '--will-qos', '1', '--will-retain'];
const user = ['-u', 'ana', '-P', 'secret'];

const streamTo: Readonly<Record<Wire, (port: number) => Duplex>> = {
  tcp: (port) => connect(port, '127.0.0.1'),
  websocket: (port) => createWebSocketStream(new WebSocket(`ws://127.0.0.1:${port}/mqtt`, 'mqtt')),
  tls: (port) => connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }),
};

/** Everything that MQTT.js can do, in one session. */
const script = (wire: Wire, options: IClientOptions): Session => [
  `MQTT.js ${wire} ${options.protocolVersion}`,
  wire,
  async (port) => {
    const isFive = options.protocolVersion === 5;
    const client = new mqtt.MqttClient(() => streamTo[wire](port) as never, {
      clientId: 'js',
      reconnectPeriod: 0,
      will: { topic: 'a/will', payload: Buffer.from('gone'), qos: 2, retain: true },
      ...options,
    });
    await client.subscribeAsync({ 'a/#': { qos: 2, nl: isFive, rh: 1 }, '+/c': { qos: 1 } });
    const properties = { contentType: 'text', responseTopic: 'a/r', userProperties: { a: ['b', 'c'] } };
    for (const qos of [0, 1, 2] as const)
      await client.publishAsync('b/c', 'hello', { qos, retain: qos === 1, ...(isFive && { properties }) });
    if (isFive) {
      await client.publishAsync('b/c', 'x', { qos: 0, properties: { topicAlias: 1 } });
      await client.publishAsync('', 'y', { qos: 0, properties: { topicAlias: 1, messageExpiryInterval: 9 } });
    }
    await client.publishAsync('b/d', 'x'.repeat(300), { qos: 1 });
    await client.unsubscribeAsync('a/#');
    await client.endAsync();
  },
];

const sessions: readonly Session[] = [
  publishes('tcp', '-V', 'mqttv31', '-m', 'hello', '-q', '0'),
  publishes('tcp', '-V', 'mqttv311', '-m', 'hello', '-q', '1', '-r', ...will, ...user),
  publishes('tcp', '-V', 'mqttv311', '-n', '-q', '2', '--repeat', '3'),
  publishes(
    ...(['tcp', '-V', 'mqttv5', '-m', 'hello', '-q', '2', ...will] as const),
    ...['-D', 'connect', 'session-expiry-interval', '5', '-D', 'connect', 'user-property', 'a', 'b'],
    ...['-D', 'publish', 'content-type', 'text', '-D', 'publish', 'message-expiry-interval', '7'],
    ...['-D', 'publish', 'topic-alias', '3', '-D', 'will', 'will-delay-interval', '2'],
  ),
  publishes('tls', '-m', 'hello', '-q', '1', '--cafile', `${certificates}/ca.crt`),
  ...['mqttv31', 'mqttv311', 'mqttv5'].map((version) => subscribes('tcp', '-V', version, '-q', '2')),
  subscribes('tcp', '-V', 'mqttv311', '-c', '-q', '1'),
  subscribes('tcp', '-V', 'mqttv5', '-q', '1', '-D', 'subscribe', 'subscription-identifier', '9'),
  script('tcp', { protocolVersion: 4, clean: false }),
  script('tcp', { protocolVersion: 5, properties: { sessionExpiryInterval: 4, receiveMaximum: 2 } }),
  script('websocket', { protocolVersion: 4 }),
  script('websocket', { protocolVersion: 5, properties: { topicAliasMaximum: 5 } }),
  script('tls', { protocolVersion: 5 }),
];
