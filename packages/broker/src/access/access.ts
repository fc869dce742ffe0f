import type {
  AccessDecision,
  ConnectDecision,
  ConnectedClient,
  ConnectingClient,
  Hasher,
} from '@mosquitto-conf/config';
import { decideMountedAccess, decideUser, isUnrestricted } from '@mosquitto-conf/config/internal';
import type { ListenerState } from '../listeners/listener-state.js';

/** Asks the policy of a listener what its clients may do. */
export class Access {
  /** Goes up whenever permissions may have changed: the files were read again, or a client changed its username. */
  generation = 0;

  constructor(private readonly hasher: Hasher) {}

  /** Whether a client may connect whose client id is accepted. Answers at once unless a password has to be hashed. */
  decideUser(
    { policy }: ListenerState,
    client: ConnectingClient,
  ): ConnectDecision | Promise<ConnectDecision> {
    return decideUser(policy, client, this.hasher);
  }

  /**
   * Whether a client may do something with a topic.
   * @param topic with the listener's mount point in front
   */
  decide(
    { policy }: ListenerState,
    client: ConnectedClient,
    topic: string,
    access: Parameters<typeof decideMountedAccess>[3],
  ): AccessDecision {
    return decideMountedAccess(policy, client, topic, access);
  }

  /** Whether every client of a listener may receive what is published to a topic, so that there is nothing to decide. */
  mayReadAll({ policy }: ListenerState, topic: string): boolean {
    return isUnrestricted(policy) && !topic.startsWith('$share');
  }
}
