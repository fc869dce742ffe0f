import type { ListenerState } from '../listeners/listener-state.js';

/** What a client connects to, as MQTT.js and others write it. */
export function listenerUrl({ policy, place }: ListenerState, port: number): string {
  if (place?.path !== undefined) return `mqtt+unix://${place.path}`;
  const secured = policy.encryption.value === undefined ? '' : 's';
  return `${schemes[policy.protocol.value]}${secured}://${hostOf(place?.hosts ?? [])}:${port}`;
}

const schemes = { mqtt: 'mqtt', websockets: 'ws', http_api: 'http' } as const;

/** An address at which a client on this machine reaches it. Certificates name `localhost` rather than an address. */
function hostOf(hosts: readonly string[]): string {
  if (hosts.includes('0.0.0.0') && hosts.includes('::')) return 'localhost';
  const host = hosts[0] ?? 'localhost';
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
