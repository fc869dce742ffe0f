import { type Listener, listenerEncryption, type Release } from '@mosquitto-conf/config';
import { protocol } from '@mosquitto-conf/config/directives';
import { addressesOf } from '../listeners/address.js';

/** What a client connects to, as MQTT.js and others write it. */
export function listenerUrl(listener: Listener, port: number, release: Release): string {
  const { unixSocketPath, settings } = listener;
  if (unixSocketPath !== undefined) return `mqtt+unix://${unixSocketPath}`;
  const isSecure = listenerEncryption(listener, release) !== undefined;
  const isWeb = settings.get(protocol) === 'websockets';
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
