import {
  anonymousAccess,
  type Bridge,
  bridgeEncryption,
  type Configuration,
  type Encryption,
  type Listener,
  listenerEncryption,
  type Plugin,
} from '@mosquitto-conf/config';
import { passwordFile, protocol, requireCertificate } from '@mosquitto-conf/config/directives';
import type { Project } from '../project.js';
import type { Owner } from './owners.js';

const encryptions: Readonly<Record<NonNullable<Encryption>, string>> = {
  certificate: 'TLS',
  psk: 'TLS-PSK',
};

function encryptionOf(encryption: Encryption): string {
  return encryption ? encryptions[encryption] : '';
}

/** What a listener speaks, and who may come in: `TLS, WebSockets, users of passwd`. */
export function listenerInWords(project: Project, listener: Listener): string {
  const { release, analysis } = project;
  const { settings } = listener;
  const words = [
    encryptionOf(listenerEncryption(listener, release)),
    settings.get(protocol) === 'websockets' ? 'WebSockets' : '',
    settings.get(requireCertificate) ? 'clients with a certificate' : '',
    ...whoComesIn(analysis.configuration, project, listener),
  ];
  return words.filter(Boolean).join(', ');
}

/** Without a name, with one from a file, by the word of a plugin. */
function* whoComesIn(
  configuration: Configuration,
  { analysis }: Project,
  listener: Listener,
): Iterable<string> {
  const { perListenerSettings, security } = configuration;
  const { settings, plugins } = perListenerSettings ? listener.security : security;
  if (anonymousAccess(configuration, listener).value) yield 'anonymous clients';
  const scope = analysis.access.find(({ listeners }) => listeners.includes(listener));
  if (scope?.passwords) yield `users of ${fileName(scope.passwords.path)}`;
  else if (settings.has(passwordFile)) yield `users of ${fileName(settings.get(passwordFile) ?? '')}`;
  const asked = new Set([...plugins, ...listener.security.plugins]);
  for (const plugin of asked) yield `users of ${pluginTitle(plugin)}`;
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
