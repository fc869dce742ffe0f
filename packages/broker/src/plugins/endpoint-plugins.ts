import {
  type AskAccess,
  type AskLogin,
  type ConnectDecision,
  type Plugin,
  type PluginAnswer,
  type Release,
  since,
} from '@mosquitto-conf/config';
import type { AuthenticationAnswer, AuthenticationExchange } from '../connection/authentication-handler.js';
import type {
  AccessEvent,
  LoginAnswer,
  MessageAnswer,
  PluginClient,
  PluginDecision,
  PluginHandlers,
  PluginMessage,
  PluginSubscription,
} from './broker-plugin.js';
import { isPromise, type PluginInstance } from './plugin-instance.js';

/** The names that plugins give a client in place of its own. */
interface NewNames {
  readonly clientId?: string;
  readonly username?: string;
}

/** A message that is forwarded, or why it is not. */
export type MessageOutcome = PluginMessage | 'deny' | 'quota-exceeded';

/**
 * The plugins that a listener uses, or a bridge, in the order in which they are asked. What may be asked for each message is a flag:
 * the broker's short path looks at these alone.
 */
export class EndpointPlugins {
  /** Whether a plugin decides on access, so that no decision holds for the next message. */
  readonly decidesOnAccess: boolean;
  readonly changesIncoming: boolean;
  readonly changesOutgoing: boolean;
  readonly #byPlugin: ReadonlyMap<Plugin, PluginInstance>;
  readonly #has21: boolean;
  /** Found once: some are asked for with every message. */
  readonly #byEvent = new Map<keyof PluginHandlers, readonly PluginInstance[]>();

  /**
   * @param instances those that run
   * @param isMissing whether a plugin that does not run has to be asked
   */
  constructor(
    private readonly release: Release,
    private readonly instances: readonly PluginInstance[],
    private readonly isMissing: (plugin: Plugin) => PluginAnswer | undefined,
  ) {
    this.#byPlugin = new Map(instances.map((instance) => [instance.plugin, instance]));
    this.#has21 = since(release, '2.1');
    this.decidesOnAccess = this.#with('aclCheck').length > 0;
    this.changesIncoming = since(release, '2.0') && this.#with('messageIn').length > 0;
    this.changesOutgoing = this.#has21 && this.#with('messageOut').length > 0;
  }

  /** Whether each message has to be shown to a plugin. */
  get seesMessages(): boolean {
    return this.decidesOnAccess || this.changesIncoming || this.changesOutgoing;
  }

  /** Asks whether a client may connect. */
  login(client: PluginClient): {
    readonly ask: AskLogin;
    /** The decision with the names that plugins have given. */
    named(decision: ConnectDecision): ConnectDecision;
  } {
    let names: NewNames = {};
    const take = (answer: LoginAnswer): PluginAnswer => {
      if (typeof answer === 'string') return this.#answer(answer);
      names = { ...names, ...answer };
      return this.#answer(answer.decision);
    };
    return {
      ask: (plugin, { username, clientId = '', password }) => {
        const instance = this.#byPlugin.get(plugin);
        if (!instance) return this.isMissing(plugin);
        if (!instance.handlers.basicAuth) return 'ignore';
        const event = {
          client: { ...client, clientId, username },
          username,
          password: passwordBytes(password),
        };
        const answer = instance.ask<LoginAnswer>('basicAuth', (to) => to.basicAuth!(event), 'deny');
        return typeof answer === 'object' && 'then' in answer ? answer.then(take) : take(answer);
      },
      named: (decision) => {
        const { clientId = decision.clientId, username = decision.username } = names;
        return decision.allowed ? { ...decision, clientId, username } : decision;
      },
    };
  }

  /** Asks whether a client may do something with a topic. */
  access(event: AccessEvent): AskAccess {
    return (plugin) => {
      const instance = this.#byPlugin.get(plugin);
      if (!instance) return this.isMissing(plugin);
      if (!instance.handlers.aclCheck) return 'ignore';
      return this.#answer(instance.run('aclCheck', (to) => to.aclCheck!(event), 'deny'));
    };
  }

  /** Asks each plugin for one step of an enhanced authentication. @returns undefined where none knows the method */
  async extendedAuth(
    data: Buffer,
    exchange: AuthenticationExchange,
  ): Promise<AuthenticationAnswer | undefined> {
    for (const instance of this.#with('extendedAuth')) {
      const answer = await instance.ask<AuthenticationAnswer | 'defer'>(
        'extendedAuth',
        (to) => to.extendedAuth!(data, exchange),
        { result: 'refuse' },
      );
      if (answer !== 'defer') return answer;
    }
    return undefined;
  }

  /** Whether a plugin handles enhanced authentication. */
  get authenticates(): boolean {
    return since(this.release, '1.6') && this.#with('extendedAuth').length > 0;
  }

  /** The key of an identity, in hexadecimal; undefined where no plugin knows it. */
  pskKey(hint: string, identity: string): string | undefined {
    for (const instance of this.#with('pskKey')) {
      const key = instance.run('pskKey', (to) => to.pskKey!({ hint, identity }), '');
      if (key !== undefined) return key;
    }
    return undefined;
  }

  /** What becomes of a message that a client publishes (plugin__handle_message_in). */
  messageIn(client: PluginClient, message: PluginMessage): MessageOutcome | Promise<MessageOutcome> {
    return passOn('messageIn', this.#with('messageIn'), client, messageOf(message));
  }

  /** What becomes of a message for a client (plugin__handle_message_out). */
  messageOut(client: PluginClient, message: PluginMessage): MessageOutcome | Promise<MessageOutcome> {
    return passOn('messageOut', this.#with('messageOut'), client, messageOf(message));
  }

  /** What a client gets that subscribes (plugin__handle_subscribe). */
  subscribe(client: PluginClient, subscription: PluginSubscription): PluginSubscription | 'disconnect' {
    let current = subscription;
    for (const instance of this.#from21('subscribe')) {
      const answer = instance.run('subscribe', (to) => to.subscribe!({ ...current, client }), 'disconnect');
      if (answer === 'disconnect') return answer;
      if (answer) current = { ...current, ...answer };
    }
    return current;
  }

  /** What a client unsubscribes from (plugin__handle_unsubscribe). */
  unsubscribe(client: PluginClient, filter: string): { readonly filter: string } | 'disconnect' {
    let current = { filter };
    for (const instance of this.#from21('unsubscribe')) {
      const answer = instance.run(
        'unsubscribe',
        (to) => to.unsubscribe!({ ...current, client }),
        'disconnect',
      );
      if (answer === 'disconnect') return answer;
      if (answer) current = { ...current, ...answer };
    }
    return current;
  }

  connected(client: PluginClient): void {
    for (const instance of this.#from21('connect'))
      instance.run('connect', (to) => to.connect!({ client }), undefined);
  }

  disconnected(client: PluginClient, reason: string): void {
    if (!since(this.release, '2.0')) return;
    for (const instance of this.#with('disconnect'))
      instance.run('disconnect', (to) => to.disconnect!({ client, reason }), undefined);
  }

  #with(event: keyof PluginHandlers): readonly PluginInstance[] {
    let found = this.#byEvent.get(event);
    if (!found) {
      found = this.instances.filter(({ handlers }) => handlers[event] !== undefined);
      this.#byEvent.set(event, found);
    }
    return found;
  }

  #from21(event: keyof PluginHandlers): readonly PluginInstance[] {
    return this.#has21 ? this.#with(event) : [];
  }

  /** Before 2.1 a plugin cannot be ignored. An answer that is none denies. */
  #answer(answer: PluginDecision): PluginAnswer {
    if (answer === 'ignore') return this.#has21 ? 'ignore' : 'defer';
    return answer === 'allow' || answer === 'defer' ? answer : 'deny';
  }
}

/** Passes a message from one plugin to the next. */
function passOn(
  event: 'messageIn' | 'messageOut',
  [first, ...others]: readonly PluginInstance[],
  client: PluginClient,
  message: PluginMessage,
): MessageOutcome | Promise<MessageOutcome> {
  if (!first) return message;
  const next = (answer: MessageAnswer) =>
    typeof answer === 'string' ? answer : passOn(event, others, client, { ...message, ...answer });
  const answer = first.ask<MessageAnswer>(event, (to) => to[event]!({ ...message, client }), 'deny');
  return isPromise(answer) ? answer.then(next) : next(answer);
}

/** What plugins see of a message. */
function messageOf({ topic, payload, qos, retain, properties }: PluginMessage): PluginMessage {
  return { topic, payload, qos, retain, properties };
}

function passwordBytes(password: unknown): Buffer | undefined {
  if (typeof password === 'string') return Buffer.from(password);
  return password instanceof Uint8Array ? Buffer.from(password) : undefined;
}
