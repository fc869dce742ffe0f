import type { Place } from '../../report.js';
import type { PasswordHash } from '../password-hash.js';

/** What an ACL of a role is about, as the file names it. */
export const aclTypes = [
  'publishClientSend',
  'publishClientReceive',
  'subscribeLiteral',
  'subscribePattern',
  'unsubscribeLiteral',
  'unsubscribePattern',
] as const;
/** What an ACL of a role is about. */
export type AclType = (typeof aclTypes)[number];

/** What the default access is about, as the file names it. */
export const defaultAccessTypes = [
  'publishClientSend',
  'publishClientReceive',
  'subscribe',
  'unsubscribe',
] as const;
/** What the default access is about. */
export type DefaultAccessType = (typeof defaultAccessTypes)[number];

/** One ACL of a role. */
export interface RoleAcl {
  readonly topic: string;
  readonly priority: number;
  readonly allow: boolean;
  /** Its topic in the file. */
  readonly place?: Place;
}

/** What clients, groups and roles have in common: a text for people, and where they are in the file. */
export interface Described {
  /** Its name in the file; undefined for what a command has created. */
  place?: Place | undefined;
  textName?: string | undefined;
  textDescription?: string | undefined;
}

/** By type, in the order in which they are tried. A list is never changed, only replaced. */
export type RoleAcls = Readonly<Record<AclType, readonly RoleAcl[]>>;

const NO_ACLS: RoleAcls = {
  publishClientSend: [],
  publishClientReceive: [],
  subscribeLiteral: [],
  subscribePattern: [],
  unsubscribeLiteral: [],
  unsubscribePattern: [],
};

/** The ACLs that are added to those of a role. A file may list thousands, so each list is copied only once. */
export class AddedAcls {
  readonly #lists = new Map<AclType, RoleAcl[]>();
  readonly #topics = new Map<AclType, Set<string>>();

  constructor(private readonly before: RoleAcls) {}

  /** Those before, and those that were added. */
  get all(): RoleAcls {
    return { ...this.before, ...Object.fromEntries(this.#lists) };
  }

  /** Adds an ACL whose topic is new. @returns whether it is */
  add(type: AclType, acl: RoleAcl): boolean {
    const isNew = !this.#topicsOf(type).has(acl.topic);
    if (isNew) this.insert(type, acl);
    return isNew;
  }

  /**
   * Adds an ACL behind those of the same or a higher priority. Of literal ones with the same topic, which are looked up, the last
   * counts: it comes before the others.
   */
  insert(type: AclType, acl: RoleAcl): void {
    const [list, topics] = [this.#listOf(type), this.#topicsOf(type)];
    const isLiteral = type === 'subscribeLiteral' || type === 'unsubscribeLiteral';
    const at =
      isLiteral && topics.has(acl.topic)
        ? list.findIndex(({ topic }) => topic === acl.topic)
        : list.findLastIndex(({ priority }) => priority >= acl.priority) + 1;
    list.splice(at, 0, acl);
    topics.add(acl.topic);
  }

  #listOf(type: AclType): RoleAcl[] {
    const known = this.#lists.get(type);
    if (known) return known;
    const copy = [...this.before[type]];
    this.#lists.set(type, copy);
    return copy;
  }

  #topicsOf(type: AclType): Set<string> {
    const known = this.#topics.get(type);
    if (known) return known;
    const topics = new Set(this.before[type].map(({ topic }) => topic));
    this.#topics.set(type, topics);
    return topics;
  }
}

/** A role: what clients that have it may do. */
export class Role implements Described {
  place?: Place | undefined;
  textName?: string | undefined;
  textDescription?: string | undefined;
  /** 2.1: whether filters with wildcards may be subscribed to at all. */
  allowsWildcards = true;
  #acls = NO_ACLS;

  constructor(readonly name: string) {}

  /** What clients that have the role may do. */
  get acls(): RoleAcls {
    return this.#acls;
  }

  /** Adds any number of ACLs. @returns what `add` returns */
  addAcls<T>(add: (acls: AddedAcls) => T): T {
    const added = new AddedAcls(this.#acls);
    const result = add(added);
    this.#acls = added.all;
    return result;
  }

  /** Adds an ACL whose topic is new. @returns whether it is */
  addAcl(type: AclType, acl: RoleAcl): boolean {
    return this.addAcls((acls) => acls.add(type, acl));
  }

  /** Removes the first ACL with a topic. @returns whether there was one */
  removeAcl(type: AclType, topic: string): boolean {
    const list = this.acls[type];
    const index = list.findIndex((acl) => acl.topic === topic);
    if (index < 0) return false;
    this.#acls = { ...this.#acls, [type]: list.filter((_, at) => at !== index) };
    return true;
  }

  /** Removes all ACLs. */
  clearAcls(): void {
    this.#acls = NO_ACLS;
  }

  /** Has the same ACLs as another role. */
  adoptAcls(role: Role): void {
    this.#acls = role.acls;
  }
}

/** Something that a client or group has, and its priority there. */
export interface Assigned<T> {
  readonly what: T;
  readonly priority: number;
  /** The name in the file that assigns it. */
  readonly place?: Place | undefined;
}

/** Assignments in the order in which they are tried: by priority, then by name. */
export class Assignments<T extends { readonly name: string }> implements Iterable<Assigned<T>> {
  #list: Assigned<T>[] = [];

  [Symbol.iterator](): Iterator<Assigned<T>> {
    return this.#list[Symbol.iterator]();
  }

  has(what: T): boolean {
    return this.#list.some((one) => one.what === what);
  }

  /** @returns whether it was new */
  add(what: T, priority: number, place?: Place): boolean {
    if (this.has(what)) return false;
    this.#list.push({ what, priority, place });
    this.#list.sort((a, b) => b.priority - a.priority || compareNames(a.what, b.what));
    return true;
  }

  remove(what: T): void {
    this.#list = this.#list.filter((one) => one.what !== what);
  }

  clear(): void {
    this.#list = [];
  }
}

/** A group of clients. */
export class Group implements Described {
  place?: Place | undefined;
  textName?: string | undefined;
  textDescription?: string | undefined;
  readonly roles = new Assignments<Role>();

  constructor(readonly name: string) {}
}

/** A client that may log in. */
export class Client implements Described {
  place?: Place | undefined;
  textName?: string | undefined;
  textDescription?: string | undefined;
  /** The only client id it may use. */
  clientId?: string | undefined;
  isDisabled = false;
  /** Without one no client can log in. */
  password?: { readonly encoded: string; readonly hash: PasswordHash } | undefined;
  readonly roles = new Assignments<Role>();
  readonly groups = new Assignments<Group>();

  /** @param name the username */
  constructor(readonly name: string) {}
}

/** Clients, groups or roles by name, in the order of their names. */
export class Named<T extends { readonly name: string }> implements Iterable<T> {
  readonly #items = new Map<string, T>();

  get size(): number {
    return this.#items.size;
  }

  get(name: string): T | undefined {
    return this.#items.get(name);
  }

  add(item: T): void {
    this.#items.set(item.name, item);
  }

  delete({ name }: T): void {
    this.#items.delete(name);
  }

  [Symbol.iterator](): Iterator<T> {
    return [...this.#items.values()].sort(compareNames)[Symbol.iterator]();
  }
}

/** What the plugin for dynamic security knows: its file. */
export class DynamicSecurity {
  readonly clients = new Named<Client>();
  readonly groups = new Named<Group>();
  readonly roles = new Named<Role>();
  /** The group whose roles apply to anonymous clients. */
  anonymousGroup: Group | undefined;
  /** What is allowed where no role says anything. */
  readonly defaultAccess: Record<DefaultAccessType, boolean> = {
    publishClientSend: false,
    publishClientReceive: false,
    subscribe: false,
    unsubscribe: false,
  };
  /** Where the file says so. */
  readonly defaultPlaces: Partial<Record<DefaultAccessType, Place>> = {};
  /** Goes up with every change. */
  changeIndex = 0;

  /** The clients of a group, by name. */
  *clientsOf(group: Group): Iterable<Assigned<Client>> {
    for (const client of this.clients)
      for (const { what, priority } of client.groups) if (what === group) yield { what: client, priority };
  }
}

const PRIORITY_LIMIT = 100_000;

/** A priority as the plugin keeps it. */
export function withinPriorities(priority: number): number {
  return Math.max(-PRIORITY_LIMIT, Math.min(PRIORITY_LIMIT, priority));
}

/** By their bytes (strcmp). */
function compareNames(a: { readonly name: string }, b: { readonly name: string }): number {
  if (a.name < b.name) return -1;
  return a.name > b.name ? 1 : 0;
}
