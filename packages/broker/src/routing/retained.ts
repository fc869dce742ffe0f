import type { Message } from '../message.js';

class Node {
  readonly children = new Map<string, Node>();
  message: Message | undefined;
}

/** Is notified of what happens to retained messages. */
export interface RetainedObserver {
  retainedSet(message: Message, before: Message | undefined): void;
  retainedRemoved(message: Message): void;
}

/** Retained messages by the levels of their topics. */
export class RetainedMessages {
  readonly #root = new Node();
  readonly #observers = new Set<RetainedObserver>();
  count = 0;
  bytes = 0;

  /** @param keepsPlaces whether the place of a topic in the order stays when its message is removed (retain__clean_empty_hierarchy) */
  constructor(private readonly keepsPlaces = false) {}

  /** Has an observer told what happens from now on. */
  observe(observer: RetainedObserver): void {
    this.#observers.add(observer);
  }

  /** No longer tells an observer. */
  unobserve(observer: RetainedObserver): void {
    this.#observers.delete(observer);
  }

  /** Replaces the retained message of a topic; a message without a payload removes it [MQTT-3.3.1-6]. */
  store(message: Message): void {
    const levels = message.topic.split('/');
    if (message.payload.length === 0) {
      this.#remove(levels);
      return;
    }
    let node = this.#root;
    for (const level of levels) {
      let child = node.children.get(level);
      if (!child) {
        child = new Node();
        node.children.set(level, child);
      }
      node = child;
    }
    if (node.message) this.bytes -= node.message.payload.length;
    else this.count++;
    this.bytes += message.payload.length;
    for (const observer of this.#observers) observer.retainedSet(message, node.message);
    node.message = message;
  }

  get(topic: string): Message | undefined {
    let node: Node | undefined = this.#root;
    for (const level of topic.split('/')) node = node?.children.get(level);
    return node?.message;
  }

  /** Messages that match a filter. Those that have expired are removed. */
  match(filter: string, seconds: number): Message[] {
    const found: Message[] = [];
    const expired: Message[] = [];
    search(this.#root, filter.split('/'), (message) => {
      // A retained message is gone the second it expires, others one later.
      if (message.expiresAt > 0 && seconds >= message.expiresAt) expired.push(message);
      else found.push(message);
    });
    for (const message of expired) this.#remove(message.topic.split('/'));
    return found;
  }

  /** All of them, including those below `$SYS`. */
  *[Symbol.iterator](): IterableIterator<Message> {
    yield* every(this.#root);
  }

  /** Removes messages that have expired. */
  expire(seconds: number): void {
    for (const message of [...this])
      if (message.expiresAt > 0 && seconds >= message.expiresAt) this.#remove(message.topic.split('/'));
  }

  #remove(levels: readonly string[]): void {
    const path: [Node, string][] = [];
    let node = this.#root;
    for (const level of levels) {
      const child = node.children.get(level);
      if (!child) return;
      path.push([node, level]);
      node = child;
    }
    if (!node.message) return;
    this.count--;
    this.bytes -= node.message.payload.length;
    for (const observer of this.#observers) observer.retainedRemoved(node.message);
    node.message = undefined;
    if (this.keepsPlaces) return;
    for (const [parent, level] of path.reverse()) {
      const child = parent.children.get(level);
      if (!child || child.message || child.children.size > 0) break;
      parent.children.delete(level);
    }
  }
}

/** Without recursion: before 1.6.6 a topic may have more levels than a call stack. */
function search(root: Node, levels: readonly string[], take: (message: Message) => void): void {
  const waiting: { readonly node: Node; readonly index: number }[] = [{ node: root, index: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, index } = next;
    const level = levels[index] as string;
    if (level === '#') {
      // `a/#` also matches `a`; a wildcard in the first level matches no topic that begins with `$`.
      if (index > 0 && node.message) take(node.message);
      for (const [name, child] of node.children) {
        if (index === 0 && name.startsWith('$')) continue;
        for (const message of every(child)) take(message);
      }
      continue;
    }
    const children = level === '+' ? besideReserved(node, index) : [node.children.get(level)];
    if (index < levels.length - 1) {
      for (const child of children.reverse()) if (child) waiting.push({ node: child, index: index + 1 });
    } else {
      for (const child of children) if (child?.message) take(child.message);
    }
  }
}

function besideReserved(node: Node, index: number): Node[] {
  return [...node.children].filter(([name]) => index > 0 || !name.startsWith('$')).map(([, child]) => child);
}

function* every(root: Node): Generator<Message> {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.message) yield node.message;
    for (const child of [...node.children.values()].reverse()) waiting.push(child);
  }
}
