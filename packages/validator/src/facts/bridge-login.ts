import type { Bridge, Setting } from '@mosquitto-conf/config';
import { remotePassword, remoteUsername } from '@mosquitto-conf/config/directives';
import { bridgeEncryption } from '@mosquitto-conf/config/internal';
import { isLoopback, isPublic } from './network.js';

/** Which network a bridge's login crosses in clear, with its line; undefined where none does. */
export function loginInClear(
  bridge: Bridge,
): { readonly over: 'internet' | 'network'; readonly setting: Setting } | undefined {
  const setting = bridge.settings.setting(remotePassword) ?? bridge.settings.setting(remoteUsername);
  if (!setting || bridgeEncryption(bridge)) return undefined;
  const hosts = bridge.addresses.map(({ host }) => host).filter((host) => !isLoopback(host));
  if (hosts.length === 0) return undefined;
  return { over: hosts.some(isPublic) ? 'internet' : 'network', setting };
}
