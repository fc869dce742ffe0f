import { cafile } from '@mosquitto-conf/config/directives';
import { TextError } from '@mosquitto-conf/config/internal';
import { nodeHasher } from '@mosquitto-conf/config/node';
import type { ClientValues, FileValues } from '@mosquitto-conf/settings/internal';
import { type AccessAction, askAccess, askConnect } from '@mosquitto-conf/validator/internal';
import type { Endpoint } from '../client/endpoint.js';
import { askedClient, clientOptions, endpointFor } from '../client/given-client.js';
import { type Connected, TestClient } from '../client/test-client.js';
import type { FarEnds } from '../far-ends/far-ends.js';
import { resultTexts } from '../texts/results.js';
import type { CaseBroker } from './case-broker.js';
import { reasonOf } from './reason.js';
import type { Reason } from './result.js';

/** A client of a case, and what it was answered. */
export interface CaseClient {
  readonly client: TestClient;
  readonly endpoint: Endpoint;
  /** The broker that it connects to. */
  readonly broker: CaseBroker;
  connected: Connected | undefined;
}

/** More than messages of any case need to arrive. */
const MOST_ROUNDS = 200;

/** The clients of a case. */
export class CaseClients {
  readonly #clients = new Map<string, CaseClient>();

  /**
   * @param brokerOf the broker that a client connects to. It throws where there is none
   * @param settled resolves once what brokers have sent to each other has arrived
   */
  constructor(
    private readonly values: Readonly<Record<string, ClientValues>>,
    private readonly file: FileValues,
    private readonly brokerOf: (values: ClientValues) => CaseBroker,
    private readonly farEnds: FarEnds,
  ) {}

  /** The clients that did something, by name. */
  get all(): Iterable<readonly [string, CaseClient]> {
    return this.#clients;
  }

  find(name: string): CaseClient | undefined {
    return this.#clients.get(name);
  }

  /** A client, which need not be connected. @throws Error where it has no listener to go to */
  get(name: string, more: ClientValues = {}): CaseClient {
    let found = this.#clients.get(name);
    if (!found) {
      const values = { ...more, ...this.values[name] };
      const broker = this.brokerOf(values);
      const endpoint = endpointFor(broker.endpoints, values);
      if (!endpoint) throw new Error(noListener(name, values, broker.endpoints));
      const options = clientOptions(name, values, endpoint, broker.setup.folder.material.certificates);
      found = { client: new TestClient(options), endpoint, broker, connected: undefined };
      this.#clients.set(name, found);
    }
    return found;
  }

  /** Connects a client. After a restart, a listener may be elsewhere. */
  async connect(name: string, more: ClientValues = {}): Promise<Connected> {
    const known = this.get(name, more);
    const endpoint = endpointFor(known.broker.endpoints, { ...more, ...this.values[name] }) ?? known.endpoint;
    known.connected = await known.client.connect(endpoint);
    return known.connected;
  }

  /** Resolves once the brokers have delivered everything that follows on what clients did. */
  async settle(): Promise<void> {
    const open = () => [...this.#clients.values()].filter(({ client }) => client.isOpen);
    const received = () => [...this.#clients.values()].reduce((sum, { client }) => sum + client.received, 0);
    const count = () => received() + this.farEnds.traffic;
    for (let before = -1, rounds = 0; before !== count(); rounds++) {
      if (rounds === MOST_ROUNDS) throw new TextError(resultTexts.restless);
      before = count();
      // Releases before 2.0 deliver after they acknowledge, but never after they answer a second ping.
      for (let round = 0; round < 2; round++) {
        await Promise.all(open().map(({ client }) => client.ping()));
        await this.farEnds.exchange();
      }
    }
  }

  /** The client of a broker that has a client id. */
  named(clientId: string, at: CaseBroker): string | undefined {
    return [...this.#clients].find(
      ([, { client, broker }]) => broker === at && client.options.clientId === clientId,
    )?.[0];
  }

  /**
   * Why a client may connect or not.
   * @param isAllowed what came of it: where the policy says something else, the reason is not in it
   */
  async whyConnect(name: string, isAllowed: boolean): Promise<Reason | undefined> {
    const closed = isAllowed ? undefined : this.#whyClosed(name);
    if (closed) return closed;
    const asked = await this.#askConnect(name);
    return asked && reasonOf(asked.answered, isAllowed, this.get(name).broker.setup);
  }

  /**
   * Why a client may do something with a topic or not; why it may not connect, where it may not.
   * @param isAllowed what came of it
   */
  async whyAccess(
    name: string,
    action: AccessAction,
    topic: string,
    isAllowed: boolean,
  ): Promise<Reason | undefined> {
    const closed = isAllowed ? undefined : this.#whyClosed(name);
    if (closed) return closed;
    const asked = await this.#askConnect(name);
    if (!asked) return undefined;
    const { endpoint, broker } = this.get(name);
    if (!asked.decision.allowed) return reasonOf(asked.answered, isAllowed, broker.setup);
    return reasonOf(askAccess(endpoint.policy!, asked.decision, { action, topic }), isAllowed, broker.setup);
  }

  #whyClosed(name: string): Reason | undefined {
    const { client, broker } = this.get(name);
    return client.isOpen ? undefined : broker.whyClosed?.(client.options.clientId);
  }

  async #askConnect(name: string) {
    const { client, endpoint, broker } = this.get(name);
    const { policy } = endpoint;
    if (!policy) return undefined;
    const { certificate } = this.values[name] ?? {};
    const made =
      certificate === undefined ? undefined : broker.setup.folder.material.certificates.get(certificate);
    return askConnect(
      policy,
      askedClient(client.options, made, this.#isTrusted(endpoint, made?.by, made)),
      nodeHasher,
    );
  }

  /** Whether a listener trusts a certificate that was made for the tests. */
  #isTrusted(
    { policy }: Endpoint,
    by: string | undefined,
    made: { readonly expired: boolean; readonly revoked: boolean } | undefined,
  ): boolean {
    if (!made || made.expired || made.revoked) return false;
    const authority = policy?.listener.settings.get(cafile);
    const described = this.file.certificates?.[by ?? '']?.certificate;
    return authority === undefined || described === undefined || authority === described;
  }

  /** Ends all connections. */
  close(): void {
    for (const { client } of this.#clients.values()) client.cut();
  }
}

/** `there is no listener 8883 for alice: listeners are 1883, 9001` */
function noListener(
  name: string,
  { listener, websockets }: ClientValues,
  endpoints: readonly Endpoint[],
): string {
  const wanted =
    listener !== undefined
      ? `listener ${listener}`
      : `listener ${websockets ? 'with' : 'without'} WebSockets`;
  const names = endpoints.flatMap(({ policy }) => {
    const { port, unixSocketPath } = policy?.listener ?? {};
    return unixSocketPath ?? port ?? [];
  });
  const known = names.length === 0 ? 'there are none' : `there is ${names.join(', ')}`;
  return `there is no ${wanted} for ${name}: ${known}`;
}
