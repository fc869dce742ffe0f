import { since } from '@mosquitto-conf/config';
import { bindInterface } from '@mosquitto-conf/config/directives';
import type { Entrance } from '../facts/entrances.js';
import { isLocal } from '../facts/network.js';
import { count, list } from '../markdown.js';

const protocols: Readonly<Record<string, string>> = {
  mqtt: 'MQTT',
  websockets: 'WebSockets',
  http_api: 'HTTP',
};

/** What a listener speaks: `MQTT with TLS`. */
export function protocolText({ protocol, encryption }: Entrance): string {
  return `${protocols[protocol] ?? protocol}, ${encryptionText(encryption)}`;
}

/** How what passes is encrypted, in a few words. */
export function encryptionText(encryption: Entrance['encryption']): string {
  if (encryption === undefined) return 'not encrypted';
  return encryption === 'psk' ? 'TLS with pre-shared keys' : 'TLS';
}

/** Where a listener can be reached: `on 127.0.0.1`. */
export function addressText({ listener }: Pick<Entrance, 'listener'>): string {
  const { host, unixSocketPath, settings } = listener;
  if (unixSocketPath !== undefined) return `the socket ${unixSocketPath}`;
  const through = settings.get(bindInterface);
  const where = host === undefined ? 'on all addresses' : `on ${host}`;
  const only = through === undefined ? '' : ` of ${through}`;
  return isLocal(listener) && host !== undefined ? `${where}, for this machine alone` : `${where}${only}`;
}

/** Who comes in at a listener: `2 users with a password`, `anyone`. */
export function whoComesIn(entrance: Entrance): string {
  const { protocol, certificate, encryption, namedByTls, psk } = entrance;
  if (protocol === 'http_api') return 'clients of the HTTP interface';
  const keys = psk?.file ? count(psk.file.identities.size, 'identity', 'identities') : 'those';
  if (namedByTls) {
    return encryption === 'psk'
      ? `${keys} with a pre-shared key`
      : 'those with a certificate, by the name in it';
  }
  const who = byLogin(entrance);
  if (certificate) return `${who}, each with a certificate`;
  return encryption === 'psk' ? `${who}, each with a pre-shared key` : who;
}

function byLogin({ release, anonymous, passwords, plugins }: Entrance): string {
  const ways: string[] = [];
  const users = passwords?.file?.users.size;
  // Up to 1.6.8 a list without users counts as no list (mosquitto_unpwd_check_default).
  const open = users === 0 && !since(release, '1.6.9');
  if (passwords && !open) {
    ways.push(users === undefined ? 'users of the password file' : `${count(users, 'user')} with a password`);
  }
  if (plugins.length > 0) ways.push(`those of ${plugins.length === 1 ? 'the plugin' : 'plugins'}`);
  if (ways.length > 0) return list([...(anonymous ? ['anyone without a name'] : []), ...ways]);
  if (anonymous) return 'anyone';
  // Up to 1.6 a name that nobody checks is as good as any (mosquitto_unpwd_check).
  return since(release, '2.0') && !open ? 'nobody, as no way to log in is set' : 'anyone who gives a name';
}

/** How many lines of an ACL file grant or deny something. */
export function aclRules({ acl }: Entrance): number | undefined {
  if (!acl?.file) return undefined;
  const { users, anonymous, patterns } = acl.file;
  return [...users.values()].reduce(
    (sum, entries) => sum + entries.length,
    anonymous.length + patterns.length,
  );
}

/** What those who came in may do: `what 5 ACL rules allow`. */
export function whatTheyMayDo(entrance: Entrance): string {
  const { acl, plugins } = entrance;
  const rules = aclRules(entrance);
  const by = [
    ...(acl ? [rules === undefined ? 'the ACL file' : count(rules, 'ACL rule')] : []),
    ...(plugins.length === 0 ? [] : [plugins.length === 1 ? 'the plugin' : 'plugins']),
  ];
  if (by.length === 0) return 'everything';
  const one = by.length === 1 && (acl ? rules === undefined || rules === 1 : plugins.length === 1);
  return `what ${list(by)} ${one ? 'allows' : 'allow'}`;
}

/** A listener in the fewest words: `2 users, 5 ACL rules`. */
export function entranceSummary(entrance: Entrance): string {
  const { anonymous, passwords, plugins, namedByTls, certificate, encryption, psk, acl } = entrance;
  const rules = aclRules(entrance);
  const users = passwords?.file?.users.size;
  const parts = [
    ...(anonymous && !namedByTls ? ['anonymous'] : []),
    ...(certificate ? ['certificates'] : []),
    ...(encryption === 'psk' && psk?.file ? [count(psk.file.identities.size, 'identity', 'identities')] : []),
    ...(passwords && !namedByTls ? [users === undefined ? 'password file' : count(users, 'user')] : []),
    ...(plugins.length > 0 ? [count(plugins.length, 'plugin')] : []),
  ];
  const rights = acl ? (rules === undefined ? 'ACL file' : count(rules, 'ACL rule')) : 'no ACL';
  return [...(parts.length > 0 ? parts : ['nobody']), rights].join(', ');
}
