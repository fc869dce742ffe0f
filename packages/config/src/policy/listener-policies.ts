import { bindAddress, port, protocol } from '../catalogue/listener.js';
import { mountPoint } from '../catalogue/listener-clients.js';
import { enableProxyProtocol, proxyProtocolV2RequireTls } from '../catalogue/proxy-protocol.js';
import { tlsVersion } from '../catalogue/tls.js';
import { requireCertificate } from '../catalogue/tls-identity.js';
import type { Configuration, Listener, Setting } from '../configuration.js';
import type { Place } from '../report.js';
import { type AccessScope, accessScopeOf } from '../startup/access-scope.js';
import type { Text } from '../text.js';
import { listenerNames } from '../texts/listener-names.js';
import { acceptedVersions } from './accepted-versions.js';
import { anonymousAccess } from './anonymous.js';
import { answer, settingAnswer } from './answer.js';
import { askedPlugins, pluginsBefore } from './asked-plugins.js';
import { clientIdPolicy } from './client-ids.js';
import { encryptionSetting, listenerEncryption } from './encryption.js';
import type { AccessFileKey } from './file-sources.js';
import { listenerLimits } from './limits.js';
import type { ListenerPolicy } from './listener-policy.js';
import { ignoredTlsDirectives, neededLibrary, tlsSetting } from './needed-library.js';
import { offlineAccess } from './offline-access.js';
import { openedListeners } from './opened-listeners.js';
import { servedFolder } from './served-folder.js';
import { usernameSource } from './username-source.js';

/** What policies are made from: an `Analysis` is one. */
export interface PolicySource {
  readonly configuration: Configuration;
  /** The password, ACL and PSK files with the listeners they are for. */
  readonly access: readonly AccessScope[];
}

/** The policy of each listener that the release opens, in the order in which it opens them. */
export function listenerPolicies(source: PolicySource): readonly ListenerPolicy[] {
  return openedListeners(source.configuration).map((listener) => listenerPolicy(source, listener));
}

/** The policy of one listener. */
export function listenerPolicy({ configuration, access }: PolicySource, listener: Listener): ListenerPolicy {
  const { release } = configuration;
  const { settings } = listener;
  const scope = accessScopeOf(access, listener);
  const spoken = settingAnswer(settings, protocol);
  const needsLibrary = neededLibrary(settings, release);
  const ignoredTls = ignoredTlsDirectives(needsLibrary);
  const encryption = listenerEncryption(listener, release);
  const asksForCertificate = encryption === 'certificate' && !ignoredTls.includes(requireCertificate);
  const fileOf = <Key extends AccessFileKey>(key: Key) => {
    const source = scope?.sources[key];
    return (
      source && {
        ...source,
        file: scope[key],
        pluginsBefore: pluginsBefore(configuration, listener, source),
      }
    );
  };
  const [passwords, acl, psk] = [fileOf('passwords'), fileOf('acl'), fileOf('psk')];
  const dynamic = scope?.dynamicSecurity;
  const asked = askedPlugins(configuration, listener);
  return {
    release,
    listener,
    name: listenerName(listener),
    place: listenerPlace(listener),
    protocol: spoken,
    needsLibrary,
    admitsClients: spoken.value !== 'http_api',
    ignoredTls,
    encryption: answer(encryption, encryptionSetting(listener, release)),
    tlsVersions: answer(
      acceptedVersions(settings, psk !== undefined, release),
      tlsSetting(settings, tlsVersion, release),
    ),
    requiresCertificate: asksForCertificate ? settingAnswer(settings, requireCertificate) : answer(false),
    proxyProtocol: settingAnswer(settings, enableProxyProtocol),
    proxyRequires: {
      tls: settingAnswer(settings, proxyProtocolV2RequireTls),
      certificate: settingAnswer(settings, requireCertificate),
    },
    usernameSource: usernameSource(configuration, listener),
    anonymous: anonymousAccess(configuration, listener),
    passwords,
    acl,
    psk,
    dynamicSecurity: dynamic,
    asked,
    plugins: asked.filter((plugin) => plugin !== dynamic?.plugin),
    clientIds: clientIdPolicy(configuration, listener),
    limits: listenerLimits(configuration, listener, spoken.value === 'websockets'),
    servedFolder: servedFolder(listener, release),
    offlineAccess: offlineAccess(configuration),
    mountPoint: answer(settings.get(mountPoint) ?? '', settings.setting(mountPoint)),
  };
}

/** As a person would call a listener: `port 1883`, `port 1883 on 127.0.0.1`, `the socket /run/mosquitto.sock`. */
export function listenerName({ port, host, unixSocketPath }: Listener): Text {
  if (unixSocketPath !== undefined) return listenerNames.plainSocket({ path: unixSocketPath });
  return host === undefined ? listenerNames.port({ port }) : listenerNames.portOn({ port, host });
}

/** The line to show for a listener; undefined where no line is about it. */
export function listenerPlace({ place, settings }: Listener): Place | undefined {
  if (place) return place;
  const own = settings.setting(port) ?? settings.setting(bindAddress) ?? first(settings);
  return own?.place;
}

function first(settings: Iterable<Setting>): Setting | undefined {
  for (const setting of settings) return setting;
  return undefined;
}
