import { type Bridge, bridgeEncryption, type Setting } from '@mosquitto-conf/config';
import { isLoopback, isPublic } from './network.js';

/** Which network a bridge's login crosses in clear, with its line; undefined where none does. */
export function loginInClear(
  bridge: Bridge,
): { readonly over: 'internet' | 'network'; readonly setting: Setting } | undefined {
  const setting = bridge.settings.get('remote_password') ?? bridge.settings.get('remote_username');
  if (!setting || bridgeEncryption(bridge)) return undefined;
  const hosts = bridge.addresses.map(({ host }) => host).filter((host) => !isLoopback(host));
  if (hosts.length === 0) return undefined;
  return { over: hosts.some(isPublic) ? 'internet' : 'network', setting };
}
