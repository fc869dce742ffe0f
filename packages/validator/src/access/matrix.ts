import type { Hasher, ListenerPolicy } from '@mosquitto-conf/config';
import { shownEntries } from '@mosquitto-conf/config/internal';
import { type AskedClient, askAccess, askConnect } from './ask.js';
import { policyFilters } from './policy-filters.js';

/** What a client may do with a topic: receive, publish, both or neither. */
export type Cell = 'r' | 'w' | 'rw' | '-';

/** A row of the table: a user, and what it may do. */
export interface MatrixRow {
  /** undefined for anonymous clients. */
  readonly username: string | undefined;
  readonly connects: boolean;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

/** A table of users by topics. */
export interface AccessMatrix {
  /** Topics, or filters with an example of each. */
  readonly topics: readonly MatrixTopic[];
  readonly rows: readonly MatrixRow[];
  /** Whether a plugin may decide otherwise. */
  readonly plugin: boolean;
}

/** A column of the table. */
export interface MatrixTopic {
  /** As a person asked for it, or the filter of an ACL line; `%u` and `%c` are the user's own. */
  readonly filter: string;
}

/** The client id of the clients that are asked about, where none is given. */
const CLIENT_ID = 'client';

/**
 * What each user may do at a listener. A filter is asked by an example: `home/#` by `home/example`.
 * @param topics topics or filters; those of the ACL file and of roles by default
 * @param client what all clients have in common
 */
export async function accessMatrix(
  policy: ListenerPolicy,
  hasher: Hasher,
  topics: readonly string[] = policyFilters(policy),
  client: Partial<AskedClient> = {},
): Promise<AccessMatrix> {
  let plugin = false;
  const rows: MatrixRow[] = [];
  for (const username of usersOf(policy)) {
    const asked = clientOf(policy, username, client);
    const { decision, answered } = await askConnect(policy, asked, hasher);
    plugin ||= answered.plugin;
    const cells = topics.map((filter): Cell => {
      if (!decision.allowed) return '-';
      const topic = exampleTopic(filter, decision);
      const may = (action: 'publish' | 'receive') => {
        const { allowed, plugin: isAsked } = askAccess(policy, decision, { action, topic });
        plugin ||= isAsked;
        return allowed;
      };
      return (`${may('receive') ? 'r' : ''}${may('publish') ? 'w' : ''}` as Cell) || '-';
    });
    rows.push({ username, connects: decision.allowed, cells });
  }
  return { topics: topics.map((filter) => ({ filter })), rows, plugin };
}

/** The users in the access files of a listener, and anonymous clients. */
export function usersOf({
  passwords,
  acl,
  psk,
  dynamicSecurity,
  usernameSource,
}: ListenerPolicy): (string | undefined)[] {
  const identities = usernameSource.value === 'psk' ? psk?.file?.identities.values() : undefined;
  const named = new Set([
    ...shownEntries(passwords?.file?.users.values()).map(({ user }) => user),
    ...[...(dynamicSecurity?.security.clients ?? [])].map(({ name }) => name),
    ...(acl?.file?.users.keys() ?? []),
    ...shownEntries(identities).map(({ identity }) => identity),
  ]);
  return [undefined, ...named];
}

/** A client with a username, which it gets from where the listener takes usernames from. */
export function clientOf(
  { usernameSource, encryption, psk }: ListenerPolicy,
  username: string | undefined,
  client: Partial<AskedClient> = {},
): AskedClient {
  const base = { clientId: CLIENT_ID, hasRightPassword: true, ...client };
  const anyIdentity = psk?.file?.identities.keys().next().value;
  const shared = {
    ...base,
    hasCertificate: true,
    ...(encryption.value === 'psk' && anyIdentity !== undefined ? { pskIdentity: anyIdentity } : {}),
  };
  if (username === undefined) return usernameSource.value === 'client' ? shared : { ...base };
  switch (usernameSource.value) {
    case 'identity':
      return { ...shared, commonName: username };
    case 'subject':
      return { ...shared, subject: username };
    case 'psk':
      return { ...shared, pskIdentity: username };
    case 'proxy':
      return { ...shared, proxyName: username };
    default:
      return { ...shared, username };
  }
}

/** A topic that a filter matches: `+` and `#` become a word, `%u` and `%c` the client's own. */
export function exampleTopic(
  filter: string,
  { clientId, username }: { readonly clientId: string; readonly username: string | undefined },
): string {
  return filter
    .split('/')
    .map((level) => (level === '+' || level === '#' ? 'example' : level))
    .join('/')
    .replaceAll('%u', username ?? 'anonymous')
    .replaceAll('%c', clientId);
}
