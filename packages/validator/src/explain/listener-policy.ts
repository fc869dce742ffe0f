import { type Language, type ListenerPolicy, type Text, type TextValue, write } from '@mosquitto-conf/config';
import { bindInterface } from '@mosquitto-conf/config/directives';
import { type LoginWays, loginWays } from '@mosquitto-conf/config/internal';
import { isLocal } from '../facts/network.js';
import { countText } from '../texts/counts.js';
import { policyTexts as texts } from '../texts/listener-policy.js';
import { listOf } from '../texts/lists.js';

const protocols: Readonly<Record<string, string>> = {
  mqtt: 'MQTT',
  websockets: 'WebSockets',
  http_api: 'HTTP',
};

/** What a listener speaks: `MQTT, TLS`. */
export function protocolText({ protocol, encryption }: ListenerPolicy): Text {
  return texts.protocol({
    protocol: protocols[protocol.value] ?? protocol.value,
    encryption: encryptionText(encryption.value),
  });
}

/** How a connection is encrypted, in a few words. */
export function encryptionText(encryption: ListenerPolicy['encryption']['value']): Text {
  if (encryption === undefined) return texts.unencrypted;
  return encryption === 'psk' ? texts.tlsPsk : texts.tls;
}

/** Where a listener can be reached: `on 127.0.0.1`. */
export function addressText({ listener }: Pick<ListenerPolicy, 'listener'>): Text {
  const { host, unixSocketPath, settings } = listener;
  if (unixSocketPath !== undefined) return texts.socket({ path: unixSocketPath });
  const through = settings.get(bindInterface);
  if (host === undefined)
    return through === undefined ? texts.allAddresses : texts.allAddressesOf({ interface: through });
  if (isLocal(listener)) return texts.localAddress({ host });
  return through === undefined ? texts.address({ host }) : texts.addressOf({ host, interface: through });
}

/** Which clients may connect at a listener: `2 users with a password`, `anyone`, `no client, …`. */
export function whoMayConnect(policy: ListenerPolicy): Text {
  const { admitsClients, requiresCertificate, encryption, usernameSource, psk } = policy;
  if (!admitsClients) return texts.httpClients;
  const ways = loginWays(policy);
  if (ways.identity) {
    const source = usernameSource.value;
    if (source === 'psk') {
      const identities = psk?.file ? countText('identities', psk.file.identities.size) : texts.clients;
      return texts.pskClients({ identities });
    }
    return source === 'proxy' ? texts.proxyClients : texts.certificateClients;
  }
  const who = byLogin(policy, ways);
  if (requiresCertificate.value) return texts.allWithCertificate({ who });
  return encryption.value === 'psk' ? texts.allWithPsk({ who }) : who;
}

function byLogin(
  { passwords, plugins, dynamicSecurity, usernameSource }: ListenerPolicy,
  ways: LoginWays,
): Text {
  const named: Text[] = [];
  const users = passwords?.file?.users.size;
  if (ways.passwords)
    named.push(
      users === undefined ? texts.fileUsers : texts.passwordUsers({ users: countText('users', users) }),
    );
  if (ways.dynamicSecurity && dynamicSecurity) {
    const clients = countText('clients', dynamicSecurity.security.clients.size);
    named.push(texts.securityClients({ clients }));
  }
  if (ways.plugins) named.push(plugins.length === 1 ? texts.pluginUsers : texts.pluginsUsers);
  if (named.length > 0) return listOf([...(ways.anonymous ? [texts.anonymousClients] : []), ...named]);
  if (ways.anonymous) return texts.anyone;
  if (ways.anyUsername) return texts.anyUsername;
  const { value, setting } = usernameSource;
  if (value === 'none') return texts.noUsername({ directive: setting?.directive.name ?? '' });
  return value === 'proxy' ? texts.noProxyUsername : texts.noLogin;
}

/** How many lines of an ACL file grant or deny something. */
export function aclRules({ acl }: ListenerPolicy): number | undefined {
  if (!acl?.file) return undefined;
  const { users, anonymous, patterns } = acl.file;
  return [...users.values()].reduce(
    (sum, entries) => sum + entries.length,
    anonymous.length + patterns.length,
  );
}

/** What clients that are connected may do: `what 5 ACL rules allow`. */
export function whatTheyMayDo(policy: ListenerPolicy): Text {
  const { acl, dynamicSecurity } = policy;
  const plugins = (acl?.pluginsBefore ?? policy.plugins).filter((one) => one !== dynamicSecurity?.plugin);
  const rules = aclRules(policy);
  const roles = dynamicSecurity?.security.roles.size;
  const by: { readonly text: TextValue; readonly number: number }[] = [];
  if (roles !== undefined) by.push({ text: countText('roles', roles), number: roles });
  if (acl && rules === undefined) by.push({ text: texts.aclFile, number: 1 });
  if (acl && rules !== undefined) by.push({ text: countText('aclRules', rules), number: rules });
  if (plugins.length > 0)
    by.push({ text: plugins.length === 1 ? texts.plugin : texts.plugins, number: plugins.length });
  if (by.length === 0) return texts.everything;
  const isOne = by.length === 1 && by[0]?.number === 1;
  return (isOne ? texts.oneAllows : texts.severalAllow)({ by: listOf(by.map(({ text }) => text)) });
}

/** A listener in the fewest words: `2 users, 5 ACL rules`. */
export function policySummary(policy: ListenerPolicy, language?: Language): string {
  const { passwords, plugins, dynamicSecurity, requiresCertificate, encryption, psk, acl } = policy;
  const ways = loginWays(policy);
  const rules = aclRules(policy);
  const users = passwords?.file?.users.size;
  const parts = [
    ...(ways.anonymous ? [texts.anonymous] : []),
    ...(requiresCertificate.value ? [texts.certificates] : []),
    ...(encryption.value === 'psk' && psk?.file ? [countText('identities', psk.file.identities.size)] : []),
    ...(ways.passwords ? [users === undefined ? texts.passwordFile : countText('users', users)] : []),
    ...(ways.dynamicSecurity && dynamicSecurity
      ? [countText('clients', dynamicSecurity.security.clients.size)]
      : []),
    ...(ways.plugins ? [countText('plugins', plugins.length)] : []),
    ...(ways.anyUsername && !ways.anonymous ? [texts.username] : []),
  ];
  const roles = dynamicSecurity && countText('roles', dynamicSecurity.security.roles.size);
  const rights = acl
    ? rules === undefined
      ? texts.acl
      : countText('aclRules', rules)
    : (roles ?? texts.noAcl);
  const all = [...(parts.length > 0 ? parts : [texts.noClient]), rights];
  return all.map((text) => write(text, language)).join(', ');
}
