import type { Access } from '../access/access.js';
import { textBytes } from '../packets/texts.js';
import type { Session, Subscription } from '../session/session.js';
import type { Match, SubscriptionTree } from './subscription-tree.js';

/** A topic and its subscribers, found once and used until subscriptions or permissions change. */
export interface Route {
  readonly topic: string;
  readonly topicBytes: Buffer;
  /** Of the tree and of the permissions, when it was found. */
  generation: number;
  matches: readonly Match[];
  /**
   * Whether every subscriber gets the packet just as it was published, except for its message id: no shared subscription,
   * no option that asks for anything other, no session twice, and every client may read it.
   */
  isPlain: boolean;
  /** All of them, if the route is plain. */
  subscribers: readonly Subscription[];
}

/** How many routes are kept, and how many characters their topics may have in total. */
const MOST = 20_000;
const MOST_CHARACTERS = 4_000_000;

/** Routes by topic. */
export class Routes {
  readonly #routes = new Map<string, Route>();
  #characters = 0;

  /**
   * @param access its generation goes up when permissions change
   * @param raisesQos whether subscribers get the QoS they asked for, whatever was published
   */
  constructor(
    private readonly tree: SubscriptionTree,
    private readonly access: Access,
    private readonly raisesQos: () => boolean,
  ) {}

  /** @param topic valid, with the mount point in front under which it was published */
  find(topic: string): Route {
    let route = this.#routes.get(topic);
    if (!route) {
      if (this.#routes.size >= MOST || this.#characters > MOST_CHARACTERS) {
        this.#routes.clear();
        this.#characters = 0;
      }
      this.#characters += topic.length;
      route = {
        topic,
        topicBytes: textBytes(topic),
        generation: -1,
        matches: [],
        isPlain: false,
        subscribers: [],
      };
      this.#routes.set(topic, route);
    }
    return this.refresh(route);
  }

  /** Brings a route up to date. */
  refresh(route: Route): Route {
    const generation = this.tree.generation + this.access.generation;
    if (route.generation !== generation) {
      route.generation = generation;
      route.matches = this.tree.match(route.topic);
      route.isPlain = this.#isPlain(route);
      route.subscribers = route.isPlain
        ? route.matches.flatMap((match) => ('subscription' in match ? [match.subscription] : []))
        : [];
    }
    return route;
  }

  #isPlain({ matches, topic }: Route): boolean {
    if (this.raisesQos()) return false;
    const seen = new Set<Session>();
    for (const match of matches) {
      if (!('subscription' in match)) return false;
      const { session, noLocal, identifier } = match.subscription;
      const { listener } = session;
      if (seen.has(session) || noLocal || identifier > 0 || listener?.mountPoint) return false;
      seen.add(session);
      if (!this.#mayRead(session, listener, topic)) return false;
    }
    return true;
  }

  #mayRead(session: Session, listener: Session['listener'], topic: string): boolean {
    const { access } = this;
    // What a plugin says counts for one message.
    if (access.changes(listener)) return false;
    return access.mayReadAll(listener, topic) || access.decide(listener, session, topic, 'read').allowed;
  }
}
