import type { Session, Subscription } from '../session/session.js';
import { Slices } from './slices.js';

/** The subscribers of a shared subscription to one filter; the first gets the next message. */
export interface ShareGroup {
  readonly name: string;
  readonly members: Subscription[];
}

/** Is notified of subscriptions that begin and end. */
export interface SubscriptionObserver {
  subscribed(filter: string): void;
  unsubscribed(filter: string): void;
}

class Node {
  /** @param age how many there were before it */
  constructor(readonly age: number) {}

  readonly children = new Map<string, Node>();
  subscriptions: Subscription[] | undefined;
  shares: Map<string, ShareGroup> | undefined;

  get isEmpty(): boolean {
    return this.children.size === 0 && !this.subscriptions && !this.shares;
  }
}

/** What is found on the way through the tree. */
interface Finding {
  readonly found: Match[];
  readonly shared: Match[];
  readonly ended: ReadonlySet<Session>;
}

/** A match of a topic: each subscription in Mosquitto's order, and each group. */
export type Match = { readonly subscription: Subscription } | { readonly group: ShareGroup };

/** So many subscriptions of a session that ends are removed at once; more of them piece by piece. */
const MOST_AT_ONCE = 1000;

/** All subscriptions, by the levels of their filters. */
export class SubscriptionTree {
  /** How many nodes there were so far. */
  #nodes = 0;
  readonly #root = new Node(0);
  readonly #reserved = new Node(0);
  /** First levels that begin with `$` and that a client once subscribed to. */
  readonly #known = new Set(['$SYS']);
  /** Goes up with every change: what was found at an earlier generation is out of date. */
  generation = 0;
  observer: SubscriptionObserver | undefined;
  /** Sessions that are gone, and whose subscriptions are still being removed: they match nothing. */
  readonly #ended = new Set<Session>();
  readonly #slices = new Slices();

  /**
   * @param sharesApart whether shared subscriptions are matched after all others
   * @param oldestFirst whether each level is searched in the order in which its names were first subscribed to; otherwise a name
   *   comes before `+`, and that before `#`
   */
  constructor(
    private readonly sharesApart: boolean,
    private readonly oldestFirst: boolean,
  ) {}

  count = 0;
  sharedCount = 0;

  /**
   * Adds a subscription.
   * @param before the one that the same session has for the same filter, whose place it takes
   */
  add(subscription: Subscription, before?: Subscription): void {
    if (this.#ended.has(subscription.session)) this.#slices.finish();
    this.generation++;
    if (subscription.share === undefined && subscription.filter.startsWith('$'))
      this.#known.add(firstLevel(subscription.filter));
    let node = this.#rootOf(subscription.filter, subscription.share);
    for (const level of subscription.filter.split('/')) {
      let child = node.children.get(level);
      if (!child) {
        child = new Node(this.#nodes++);
        node.children.set(level, child);
      }
      node = child;
    }
    let members: Subscription[];
    if (subscription.share === undefined) {
      node.subscriptions ??= [];
      members = node.subscriptions;
    } else {
      node.shares ??= new Map();
      let group = node.shares.get(subscription.share);
      if (!group) {
        group = { name: subscription.share, members: [] };
        node.shares.set(subscription.share, group);
      }
      members = group.members;
    }
    const index = before ? members.indexOf(before) : -1;
    if (index >= 0) {
      members[index] = subscription;
      return;
    }
    members.push(subscription);
    this.#count(subscription, 1);
    this.observer?.subscribed(subscription.filter);
  }

  /** Removes a subscription that was added. */
  remove(subscription: Subscription): void {
    this.generation++;
    this.#count(subscription, -1);
    this.observer?.unsubscribed(subscription.filter);
    this.#take(subscription);
  }

  /**
   * Removes all subscriptions of a session that ends. They match nothing from now on, but of many the memory is freed piece by
   * piece, so that no other client waits for it.
   */
  removeAll(session: Session, subscriptions: readonly Subscription[]): void {
    // Who counts the memory must know at once what is free.
    if (subscriptions.length <= MOST_AT_ONCE || this.observer) {
      for (const subscription of subscriptions) this.remove(subscription);
      return;
    }
    this.generation++;
    for (const subscription of subscriptions) this.#count(subscription, -1);
    this.#ended.add(session);
    this.#slices.add(this.#takeAll(session, subscriptions));
  }

  *#takeAll(session: Session, subscriptions: readonly Subscription[]): Generator<void> {
    for (const subscription of subscriptions) {
      this.#take(subscription);
      yield;
    }
    this.#ended.delete(session);
  }

  #take(subscription: Subscription): void {
    const { filter, share } = subscription;
    const path: [Node, string][] = [];
    let node = this.#rootOf(filter, share);
    for (const level of filter.split('/')) {
      const child = node.children.get(level);
      if (!child) return;
      path.push([node, level]);
      node = child;
    }
    const members = share === undefined ? node.subscriptions : node.shares?.get(share)?.members;
    const index = members?.indexOf(subscription) ?? -1;
    if (index >= 0) members?.splice(index, 1);
    if (members?.length === 0) {
      if (share === undefined) node.subscriptions = undefined;
      else if (node.shares?.delete(share) && node.shares.size === 0) node.shares = undefined;
    }
    for (const [parent, level] of path.reverse()) {
      if (!parent.children.get(level)?.isEmpty) break;
      parent.children.delete(level);
    }
  }

  #count({ share }: Subscription, change: 1 | -1): void {
    if (share === undefined) this.count += change;
    else this.sharedCount += change;
  }

  /**
   * Whether a client ever subscribed to a filter with this first level. If none did, Mosquitto does not look for a
   * subscription at all (sub__remove).
   */
  isKnown(filter: string, share?: string): boolean {
    return share !== undefined || !filter.startsWith('$') || this.#known.has(firstLevel(filter));
  }

  /** Every subscription that matches a topic (sub__search). */
  match(topic: string): Match[] {
    const found: Match[] = [];
    const shared: Match[] = [];
    search(
      this.#rootOf(topic),
      topic.split('/'),
      { found, shared: this.sharesApart ? shared : found, ended: this.#ended },
      this.oldestFirst,
      topic.startsWith('$'),
    );
    return shared.length > 0 ? found.concat(shared) : found;
  }

  /** Topics that begin with `$` are apart: no wildcard in the first place reaches them [MQTT-4.7.2-1]. */
  #rootOf(filter: string, share?: string): Node {
    // Shared subscriptions never match a topic that begins with `$` (sub__topic_tokenise).
    return filter.startsWith('$') && share === undefined ? this.#reserved : this.#root;
  }
}

function firstLevel(filter: string): string {
  return filter.split('/', 1)[0] as string;
}

/** Marks a node that is only to be collected. */
const COLLECT = -1;

/** Without recursion: before 1.6.6 a topic may have more levels than a call stack. */
function search(
  root: Node,
  levels: readonly string[],
  finding: Finding,
  oldestFirst: boolean,
  reserved: boolean,
): void {
  // What comes first is on top, so it is put there last.
  const waiting: { readonly node: Node; readonly index: number }[] = [{ node: root, index: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, index } = next;
    if (index === COLLECT) {
      collect(node, finding);
      continue;
    }
    const isReserved = reserved && index === 0;
    const before = waiting.length;
    const rest = isReserved ? undefined : node.children.get('#');
    if (rest) waiting.push({ node: rest, index: COLLECT });
    const level = levels[index];
    if (level === undefined) continue;
    for (const name of isReserved ? [level] : ['+', level]) {
      const child = node.children.get(name);
      if (!child) continue;
      if (index === levels.length - 1) waiting.push({ node: child, index: COLLECT });
      waiting.push({ node: child, index: index + 1 });
    }
    if (oldestFirst && waiting.length > before + 1)
      waiting.push(...waiting.splice(before).sort((a, b) => b.node.age - a.node.age));
  }
}

function collect({ subscriptions, shares }: Node, { found, shared, ended }: Finding): void {
  for (const group of shares?.values() ?? []) {
    if (ended.size > 0) removeEnded(group.members, ended);
    if (group.members.length > 0) shared.push({ group });
  }
  for (const subscription of subscriptions ?? [])
    if (ended.size === 0 || !ended.has(subscription.session)) found.push({ subscription });
}

/** Who gets the next message of a group is the first of its members. */
function removeEnded(members: Subscription[], ended: ReadonlySet<Session>): void {
  for (let index = members.length - 1; index >= 0; index--)
    if (ended.has((members[index] as Subscription).session)) members.splice(index, 1);
}
