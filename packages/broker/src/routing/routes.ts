import type { Subscription } from '../session/subscription.js';
import type { Match, SubscriptionTree } from './subscription-tree.js';

/** A topic and where it leads, found once and used until subscriptions or permissions change. */
export interface Route {
  readonly topic: string;
  readonly topicBytes: Buffer;
  /** Of the tree and of the permissions, when it was found. */
  generation: number;
  matches: readonly Match[];
  /**
   * Whether every subscriber gets just the packet that was published, but for its message id: no group, no option that
   * asks for something else, no session twice, nobody who may not read it.
   */
  isPlain: boolean;
  /** All of them, where that is so. */
  subscribers: readonly Subscription[];
}

/** More topics than this are not kept, and no more letters in all; they are looked up anew. */
const MOST = 20_000;
const MOST_LETTERS = 4_000_000;

/** Routes by topic. */
export class Routes {
  readonly #routes = new Map<string, Route>();
  #letters = 0;

  constructor(
    private readonly tree: SubscriptionTree,
    /** Goes up when permissions change. */
    private readonly permissions: { readonly generation: number },
    private readonly isPlain: (route: Route) => boolean,
  ) {}

  /** @param topic valid, and behind the mount point it was published under */
  find(topic: string): Route {
    let route = this.#routes.get(topic);
    if (!route) {
      if (this.#routes.size >= MOST || this.#letters > MOST_LETTERS) {
        this.#routes.clear();
        this.#letters = 0;
      }
      this.#letters += topic.length;
      route = {
        topic,
        topicBytes: Buffer.from(topic),
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
    const generation = this.tree.generation + this.permissions.generation;
    if (route.generation !== generation) {
      route.generation = generation;
      route.matches = this.tree.match(route.topic);
      route.isPlain = this.isPlain(route);
      route.subscribers = route.isPlain
        ? route.matches.flatMap((match) => ('subscription' in match ? [match.subscription] : []))
        : [];
    }
    return route;
  }
}
