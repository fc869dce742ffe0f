import type {
  AccessDecision,
  Configuration,
  ConnectDecision,
  ConnectedClient,
  ConnectingClient,
  Hasher,
  Release,
} from '@mosquitto-conf/config';
import {
  decideBridgeAccess,
  decideMountedAccess,
  decideUser,
  decideWithoutListener,
  isUnrestricted,
} from '@mosquitto-conf/config/internal';
import type { ListenerState } from '../listeners/listener-state.js';

/** Asks the policy of a listener what its clients may do. */
export class Access {
  /** Goes up whenever permissions may have changed: the files were read again, or a client changed its username. */
  generation = 0;

  readonly #withoutListener: AccessDecision;
  readonly #release: Release;

  constructor(
    configuration: Configuration,
    private readonly hasher: Hasher,
  ) {
    this.#withoutListener = decideWithoutListener(configuration);
    this.#release = configuration.release;
  }

  /** Whether a client may connect whose client id is accepted. Answers at once unless a password has to be hashed. */
  decideUser(
    { policy }: ListenerState,
    client: ConnectingClient,
  ): ConnectDecision | Promise<ConnectDecision> {
    return decideUser(policy, client, this.hasher);
  }

  /**
   * Whether a client may do something with a topic.
   * @param listener undefined where it is not known
   * @param topic with the listener's mount point in front
   */
  decide(
    listener: ListenerState | undefined,
    client: ConnectedClient,
    topic: string,
    access: Parameters<typeof decideMountedAccess>[3],
  ): AccessDecision {
    if (client.bridge) return decideBridgeAccess(client, topic, access, this.#release);
    if (!listener) return this.#withoutListener;
    return decideMountedAccess(listener.policy, client, topic, access);
  }

  /** Whether every client of a listener may receive what is published to a topic, so that there is nothing to decide. */
  mayReadAll(listener: ListenerState | undefined, topic: string): boolean {
    if (!listener) return this.#withoutListener.allowed;
    return isUnrestricted(listener.policy) && !topic.startsWith('$share');
  }
}
