import type { Listener, ListenerPolicy } from '@mosquitto-conf/config';
import { addressesOf } from '../listeners/address.js';

/** What a client connects to, as MQTT.js and others write it. */
export function listenerUrl({ listener, encryption, protocol }: ListenerPolicy, port: number): string {
  const { unixSocketPath } = listener;
  if (unixSocketPath !== undefined) return `mqtt+unix://${unixSocketPath}`;
  const isSecure = encryption.value !== undefined;
  const isWeb = protocol.value === 'websockets';
  const scheme = isWeb ? (isSecure ? 'wss' : 'ws') : isSecure ? 'mqtts' : 'mqtt';
  return `${scheme}://${hostOf(listener, port)}:${port}`;
}

/** An address at which a client on this machine reaches it. Certificates name `localhost` rather than an address. */
function hostOf(listener: Listener, port: number): string {
  const hosts = addressesOf(listener, port).map(({ host }) => host);
  if (hosts.includes('0.0.0.0') && hosts.includes('::')) return 'localhost';
  const host = hosts[0] ?? 'localhost';
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
