import { type Release, since } from '../../release.js';
import { type Hasher, type rightPassword, verifyPassword } from '../decisions.js';
import { candidates } from '../filter-index.js';
import { patternMatches, topicMatches } from '../topics.js';
import { filterMatches, filterMatchesBefore21 } from './filter-matches.js';
import type {
  AclType,
  Assignments,
  Client,
  DefaultAccessType,
  DynamicSecurity,
  Role,
  RoleAcl,
} from './model.js';

type Awaitable<T> = T | Promise<T>;

/** What the plugin answers: `deferred` leaves it to whatever is asked next. */
export type DynamicAnswer = 'allowed' | 'denied' | 'deferred';

/** Who logs in. */
export interface DynamicLogin {
  readonly username: string;
  readonly password: string | Uint8Array | typeof rightPassword | undefined;
  readonly clientId: string;
}

/** Whether a client may log in (dynsec_auth__basic_auth_callback). */
export function decideDynamicLogin(
  security: DynamicSecurity,
  { username, password, clientId }: DynamicLogin,
  hasher: Hasher | undefined,
): Awaitable<DynamicAnswer> {
  if (password === undefined) return 'deferred';
  const client = security.clients.get(username);
  if (!client) return 'deferred';
  if (client.isDisabled || (client.clientId !== undefined && client.clientId !== clientId)) return 'denied';
  if (!client.password) return 'denied';
  const isRight = verifyPassword(client.password.hash, password, hasher);
  return typeof isRight === 'boolean' ? answerOf(isRight) : isRight.then(answerOf);
}

/** Whether a client can log in at all. */
export function canLogIn({ password, isDisabled }: Client): boolean {
  return password !== undefined && !isDisabled;
}

function answerOf(isRight: boolean): DynamicAnswer {
  return isRight ? 'allowed' : 'denied';
}

/** Who wants to do what. */
export interface DynamicRequest {
  readonly username: string | undefined;
  readonly clientId: string;
  readonly topic: string;
  readonly access: 'read' | 'write' | 'subscribe' | 'unsubscribe';
}

/** The plugin's answer, and the ACL that gives it. */
export interface DynamicAccess {
  readonly answer: DynamicAnswer;
  /** The role whose ACL decides; undefined where none does. */
  readonly role?: Role;
  readonly acl?: RoleAcl;
}

const DEFERRED: DynamicAccess = { answer: 'deferred' };

/**
 * Whether a client may do something with a topic (dynsec__acl_check_callback): the roles of the client, then those of its
 * groups, each in the order of priorities; for an anonymous client, the roles of the anonymous group; then the
 * default, which never gives access to `$CONTROL`.
 */
export function decideDynamicAccess(
  security: DynamicSecurity,
  request: DynamicRequest,
  release: Release,
): DynamicAccess {
  for (const roles of roleLists(security, request.username)) {
    const found = byRoles(roles, request, release);
    if (found) return found;
  }
  if (request.username !== undefined && !security.clients.get(request.username)) return DEFERRED;
  const isAllowed = security.defaultAccess[defaults[request.access]];
  return isAllowed && !request.topic.startsWith('$CONTROL') ? { answer: 'allowed' } : DEFERRED;
}

const defaults: Readonly<Record<DynamicRequest['access'], DefaultAccessType>> = {
  write: 'publishClientSend',
  read: 'publishClientReceive',
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
};

function* roleLists(
  { clients, anonymousGroup }: DynamicSecurity,
  username: string | undefined,
): Iterable<Assignments<Role>> {
  if (username === undefined) {
    if (anonymousGroup) yield anonymousGroup.roles;
    return;
  }
  const client = clients.get(username);
  if (!client) return;
  yield client.roles;
  for (const { what } of client.groups) yield what.roles;
}

function byRoles(
  roles: Assignments<Role>,
  request: DynamicRequest,
  release: Release,
): DynamicAccess | undefined {
  const { access, topic } = request;
  for (const { what: role } of roles) {
    if (access === 'subscribe' && !role.allowsWildcards && /[+#]/.test(topic))
      return { answer: 'denied', role };
    const acl = firstMatch(role, request, release);
    if (acl) return { answer: acl.allow ? 'allowed' : 'denied', role, acl };
  }
  return undefined;
}

const topicOf = ({ topic }: RoleAcl) => topic;

/** The first ACL of a role that is about the request. */
function firstMatch(role: Role, request: DynamicRequest, release: Release): RoleAcl | undefined {
  const { access, topic, clientId, username } = request;
  const find = (type: AclType, matches: (pattern: string) => boolean) =>
    candidates(role.acls[type], topicOf, topic).find((acl) => matches(acl.topic));
  if (access === 'read' || access === 'write') {
    // 2.0 has no placeholders here.
    const matches = since(release, '2.1')
      ? (pattern: string) => patternMatches(pattern, topic, { clientId, username }, release)
      : (pattern: string) => topicMatches(pattern, topic, release);
    return find(access === 'read' ? 'publishClientReceive' : 'publishClientSend', matches);
  }
  const matches = since(release, '2.1')
    ? (pattern: string) => filterMatches(pattern, topic, { clientId, username })
    : (pattern: string) => filterMatchesBefore21(pattern, topic);
  return find(`${access}Literal`, (literal) => literal === topic) ?? find(`${access}Pattern`, matches);
}
