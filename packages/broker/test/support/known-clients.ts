import { fileURLToPath } from 'node:url';
import { MqttClient } from 'mqtt';
import { expect } from 'vitest';
import WebSocket, { createWebSocketStream } from 'ws';
import { type Broker, type StartOptions, startBrokerFrom } from '../../src/index.js';
import { certificates } from './certificates.js';
import { real } from './real-clients.js';

/** Starts a broker with a configuration of `fixtures/configs`, with a free port for each listener. */
export function bootFixture(name: string, release: string, options: StartOptions = {}): Promise<Broker> {
  const folder = fileURLToPath(new URL(`../../../../fixtures/configs/${name}`, import.meta.url));
  // Where Linux has certificates, in words of the guide; the fixtures have them beside the configuration.
  const maps = [{ from: '/etc/mosquitto/certs', to: `${folder}/certs` }];
  return startBrokerFrom(`${folder}/mosquitto.conf`, {
    target: release,
    ports: 'ephemeral',
    maps,
    ...options,
  });
}

/** How a client connects, and what it proves its username with. */
export interface KnownClient {
  readonly name?: string;
  readonly password?: string;
  /** Uses TLS, with the broker's CA. */
  readonly tls?: boolean;
  /** A certificate of its own, by name. */
  readonly certificate?: string;
  /** A key shared with the broker, in hexadecimal digits. */
  readonly psk?: { readonly identity: string; readonly key: string };
  /** Uses websockets. */
  readonly web?: boolean;
}

export const anonymous: KnownClient = {};
export const ana: KnownClient = { name: 'ana', password: 'not-a-secret-1' };
export const bruno: KnownClient = { name: 'bruno', password: 'not-a-secret-2' };
export const wall: KnownClient = { name: 'wall', password: 'not-a-secret-3' };
/** The username of one client, with the password of another. */
export const wrongPassword: KnownClient = { name: 'ana', password: 'not-a-secret-2' };
export const overTls = (client: KnownClient): KnownClient => ({ ...client, tls: true });
export const overWebsockets = (client: KnownClient): KnownClient => ({ ...client, web: true });

/** Its options for mosquitto_pub and mosquitto_sub. */
export function argumentsOf({ name, password, tls, certificate, psk }: KnownClient): string[] {
  return [
    ...(name === undefined ? [] : ['-u', name]),
    ...(password === undefined ? [] : ['-P', password]),
    ...(tls ? ['--cafile', `${certificates}/ca.crt`] : []),
    ...(certificate
      ? ['--cert', `${certificates}/${certificate}.crt`, '--key', `${certificates}/${certificate}.key`]
      : []),
    ...(psk ? ['--psk', psk.key, '--psk-identity', psk.identity] : []),
  ];
}

/** Whether a client may connect to a listener: by `mosquitto_pub`, or by MQTT.js over WebSockets. */
export async function isAdmitted(broker: Broker, port: number, known: KnownClient): Promise<boolean> {
  const index = broker.listeners.findIndex(({ configuredPort }) => configuredPort === port);
  if (!known.web) {
    const { code } = await real(
      broker,
      'pub',
      ['-t', 'a', '-m', 'x', '-q', '0', ...argumentsOf(known)],
      index,
    );
    return code === 0;
  }
  const scheme = known.tls ? 'wss' : 'ws';
  const url = `${scheme}://127.0.0.1:${broker.listeners[index]!.port}/`;
  const stream = () => createWebSocketStream(new WebSocket(url, 'mqtt', { rejectUnauthorized: false }));
  const { name: username, password } = known;
  const client = new MqttClient(stream as never, {
    reconnectPeriod: 0,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  });
  const isConnected = await new Promise<boolean>((resolve) => {
    client
      .on('connect', () => resolve(true))
      .on('error', () => resolve(false))
      .on('close', () => resolve(false));
  });
  await client.endAsync(true);
  return isConnected;
}

/** Which clients may connect, by the port of the listener. */
export type Admissions = Readonly<
  Record<number, { readonly admitted?: readonly KnownClient[]; readonly refused?: readonly KnownClient[] }>
>;

/** Connects each client to its listener, and expects exactly these admissions. */
export async function expectAdmissions(broker: Broker, admissions: Admissions): Promise<void> {
  const attempts = Object.entries(admissions).flatMap(([port, { admitted = [], refused = [] }]) =>
    [...admitted, ...refused].map((client) => ({ port: Number(port), client })),
  );
  const seen = await Promise.all(
    attempts.map(async ({ port, client }) => ({
      port,
      client,
      isAdmitted: await isAdmitted(broker, port, client),
    })),
  );
  const wanted = attempts.map(({ port, client }) => ({
    port,
    client,
    isAdmitted: admissions[port]!.admitted?.includes(client) ?? false,
  }));
  expect(seen).toEqual(wanted);
}
