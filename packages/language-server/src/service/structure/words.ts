import type { Bridge, Encryption, Listener, ListenerPolicy, Plugin } from '@mosquitto-conf/config';
import { bridgeEncryption, loginWays } from '@mosquitto-conf/config/internal';
import type { Project } from '../project.js';
import type { Owner } from './owners.js';

const encryptions: Readonly<Record<NonNullable<Encryption>, string>> = {
  certificate: 'TLS',
  psk: 'TLS-PSK',
};

function encryptionOf(encryption: Encryption): string {
  return encryption ? encryptions[encryption] : '';
}

/** What a listener speaks, and who may connect: `TLS, WebSockets, users of passwd`. */
export function listenerInWords({ policies }: Project, listener: Listener): string {
  const policy = policies.find((one) => one.listener === listener);
  // In local-only mode the listeners of the configuration are not opened.
  if (!policy) return '';
  const words = [
    encryptionOf(policy.encryption.value),
    policy.protocol.value === 'websockets' ? 'WebSockets' : '',
    policy.requiresCertificate.value ? 'clients with a certificate' : '',
    ...loginsInWords(policy),
  ];
  return words.filter(Boolean).join(', ');
}

/** Without a username, with one from a file, as a plugin decides. */
function* loginsInWords(policy: ListenerPolicy): Iterable<string> {
  const { passwords, plugins, dynamicSecurity } = policy;
  if (loginWays(policy).anonymous) yield 'anonymous clients';
  if (passwords) yield `users of ${fileName(passwords.path)}`;
  if (dynamicSecurity) yield `users of ${fileName(dynamicSecurity.path)}`;
  for (const plugin of plugins) yield `users of ${pluginTitle(plugin)}`;
}

/** Where a bridge leads, and how. */
export function bridgeInWords(bridge: Bridge): string {
  const addresses = bridge.addresses.map(({ host, port }) => `${host}:${port}`);
  return [encryptionOf(bridgeEncryption(bridge)), ...addresses].filter(Boolean).join(', ');
}

/** What to call a plugin: the name it was given, or its library. */
export function pluginTitle({ name, path }: Plugin): string {
  return name ?? fileName(path);
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1) || path;
}

/** Whom a line is for, after `for`. */
export function ownerInWords(owner: Owner): string {
  if (owner === 'broker') return 'the whole broker';
  if (owner === 'listeners') return 'all listeners';
  if ('port' in owner) {
    if (owner.origin === 'default') return 'the default listener';
    return `listener ${owner.unixSocketPath ?? owner.port}`;
  }
  return 'addresses' in owner ? `bridge ${owner.name}` : `plugin ${pluginTitle(owner)}`;
}
