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
import type { PluginMessage } from '../plugins/broker-plugin.js';
import { pluginClient } from '../plugins/plugin-client.js';

/** Asks the policy of a listener what its clients may do. */
export class Access {
  /** Goes up whenever permissions may have changed: the files were read again, or a client changed its username. */
  generation = 0;

  #withoutListener: AccessDecision;
  readonly #release: Release;

  constructor(
    configuration: Configuration,
    private readonly hasher: Hasher,
  ) {
    this.#withoutListener = decideWithoutListener(configuration);
    this.#release = configuration.release;
  }

  /** Goes by what a reload has applied. */
  reload(configuration: Configuration): void {
    this.#withoutListener = decideWithoutListener(configuration);
    this.generation++;
  }

  /**
   * Whether a client may connect whose client id is accepted.
   * @param address where it connects from
   * @returns at once, unless a password has to be hashed or a plugin takes its time
   */
  decideUser(
    { policy, plugins, name }: Pick<ListenerState, 'policy' | 'plugins' | 'name'>,
    client: ConnectingClient,
    address: string | undefined,
  ): ConnectDecision | Promise<ConnectDecision> {
    if (!plugins) return decideUser(policy, client, this.hasher);
    const { clientId, username, version = 4 } = client;
    const login = plugins.login({ clientId, username, version, address, listener: name });
    const decision = decideUser(policy, client, this.hasher, login.ask);
    return 'then' in decision ? decision.then(login.named) : login.named(decision);
  }

  /**
   * Whether a client may do something with a topic.
   * @param listener undefined where it is not known
   * @param topic with the listener's mount point in front
   * @param message what is published or received, for plugins
   */
  decide(
    listener: ListenerState | undefined,
    client: ConnectedClient,
    topic: string,
    access: Parameters<typeof decideMountedAccess>[3],
    message?: PluginMessage,
  ): AccessDecision {
    if (client.bridge) return decideBridgeAccess(client, topic, access, this.#release);
    if (!listener) return this.#withoutListener;
    const { policy, plugins } = listener;
    if (!plugins) return decideMountedAccess(policy, client, topic, access);
    const event = { client: pluginClient({ ...client, listener }), access, topic, message };
    return decideMountedAccess(policy, client, topic, access, plugins.access(event));
  }

  /** Whether a plugin decides what clients of a listener may do, so that no decision holds for the next message. */
  changes(listener: ListenerState | undefined): boolean {
    return listener?.plugins?.decidesOnAccess ?? false;
  }

  /** Whether every client of a listener may receive what is published to a topic, so that there is nothing to decide. */
  mayReadAll(listener: ListenerState | undefined, topic: string): boolean {
    if (!listener) return this.#withoutListener.allowed;
    return isUnrestricted(listener.policy) && !topic.startsWith('$share');
  }
}
