import { fileURLToPath } from 'node:url';
import { MqttClient } from 'mqtt';
import { expect } from 'vitest';
import WebSocket, { createWebSocketStream } from 'ws';
import { type Broker, type StartOptions, startBrokerFrom } from '../../src/index.js';
import { certificates } from './certificates.js';
import { real } from './real-clients.js';

/** Boots a configuration of `fixtures/configs` as it stands there, with a free port for each listener. */
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

/** Somebody at the door: how it comes, and what it shows. */
export interface Guest {
  readonly name?: string;
  readonly password?: string;
  /** Speaks TLS, and knows the broker's authority. */
  readonly tls?: boolean;
  /** A certificate of its own, by name. */
  readonly certificate?: string;
  /** A key shared with the broker, in hexadecimal digits. */
  readonly psk?: { readonly identity: string; readonly key: string };
  /** Comes as web pages do. */
  readonly web?: boolean;
}

export const anybody: Guest = {};
export const ana: Guest = { name: 'ana', password: 'not-a-secret-1' };
export const bruno: Guest = { name: 'bruno', password: 'not-a-secret-2' };
export const wall: Guest = { name: 'wall', password: 'not-a-secret-3' };
/** Knows a name, and not its password. */
export const impostor: Guest = { name: 'ana', password: 'not-a-secret-2' };
export const overTls = (guest: Guest): Guest => ({ ...guest, tls: true });
export const onTheWeb = (guest: Guest): Guest => ({ ...guest, web: true });

/** What mosquitto_pub and mosquitto_sub are told of it. */
export function argumentsOf({ name, password, tls, certificate, psk }: Guest): string[] {
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

/** Whether a listener lets somebody in: `mosquitto_pub`, or MQTT.js where it comes over the web. */
export async function isLetIn(broker: Broker, port: number, guest: Guest): Promise<boolean> {
  const index = broker.listeners.findIndex(({ configuredPort }) => configuredPort === port);
  if (!guest.web) {
    const { code } = await real(
      broker,
      'pub',
      ['-t', 'a', '-m', 'x', '-q', '0', ...argumentsOf(guest)],
      index,
    );
    return code === 0;
  }
  const scheme = guest.tls ? 'wss' : 'ws';
  const url = `${scheme}://127.0.0.1:${broker.listeners[index]!.port}/`;
  const stream = () => createWebSocketStream(new WebSocket(url, 'mqtt', { rejectUnauthorized: false }));
  const { name: username, password } = guest;
  const client = new MqttClient(stream as never, {
    reconnectPeriod: 0,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  });
  const isIn = await new Promise<boolean>((resolve) => {
    client
      .on('connect', () => resolve(true))
      .on('error', () => resolve(false))
      .on('close', () => resolve(false));
  });
  await client.endAsync(true);
  return isIn;
}

/** Who is let in where, as a person would list it. */
export type Doors = Readonly<
  Record<number, { readonly in?: readonly Guest[]; readonly out?: readonly Guest[] }>
>;

/** Everybody knocks; those are let in that should be, and no others. */
export async function expectDoors(broker: Broker, doors: Doors): Promise<void> {
  const knocks = Object.entries(doors).flatMap(([port, sides]) =>
    [...(sides.in ?? []), ...(sides.out ?? [])].map((guest) => ({ port: Number(port), guest })),
  );
  const seen = await Promise.all(
    knocks.map(async ({ port, guest }) => ({ port, guest, in: await isLetIn(broker, port, guest) })),
  );
  const wanted = knocks.map(({ port, guest }) => ({
    port,
    guest,
    in: doors[port]!.in?.includes(guest) ?? false,
  }));
  expect(seen).toEqual(wanted);
}
