import { cafile } from '@mosquitto-conf/config/directives';
import { nodeHasher } from '@mosquitto-conf/config/node';
import type { ClientValues, FileValues } from '@mosquitto-conf/settings/internal';
import { type AccessAction, type Answered, askAccess, askConnect } from '@mosquitto-conf/validator/internal';
import type { Endpoint } from '../client/endpoint.js';
import { askedClient, clientOptions, endpointFor } from '../client/given-client.js';
import { type Connected, TestClient } from '../client/test-client.js';
import type { RunningBroker } from '../engine/engine.js';
import type { Reason } from './result.js';
import type { Setup } from './setup.js';

/** A client of a case, and what it was answered. */
export interface CaseClient {
  readonly client: TestClient;
  readonly endpoint: Endpoint;
  connected: Connected | undefined;
}

/** The clients of a case. */
export class CaseClients {
  readonly #clients = new Map<string, CaseClient>();

  constructor(
    private readonly setup: Setup,
    private readonly values: Readonly<Record<string, ClientValues>>,
    private readonly file: FileValues,
    private readonly running: () => RunningBroker,
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
      const { endpoints } = this.running();
      const endpoint = endpointFor(endpoints, values);
      if (!endpoint) throw new Error(noListener(name, values, endpoints));
      const options = clientOptions(name, values, endpoint, this.setup.folder.material.certificates);
      found = { client: new TestClient(options), endpoint, connected: undefined };
      this.#clients.set(name, found);
    }
    return found;
  }

  /** Connects a client. After a restart, a listener may be elsewhere. */
  async connect(name: string, more: ClientValues = {}): Promise<Connected> {
    const known = this.get(name, more);
    const endpoint =
      endpointFor(this.running().endpoints, { ...more, ...this.values[name] }) ?? known.endpoint;
    known.connected = await known.client.connect(endpoint);
    return known.connected;
  }

  /** Resolves once the broker has delivered everything that follows on what clients did. */
  async settle(): Promise<void> {
    const open = () => [...this.#clients.values()].filter(({ client }) => client.isOpen);
    const count = () => [...this.#clients.values()].reduce((sum, { client }) => sum + client.received, 0);
    for (let before = -1; before !== count(); ) {
      before = count();
      // Releases before 2.0 deliver after they acknowledge, but never after they answer a second ping.
      for (let round = 0; round < 2; round++) await Promise.all(open().map(({ client }) => client.ping()));
    }
  }

  /** The client that has a client id. */
  named(clientId: string): string | undefined {
    return [...this.#clients].find(([, { client }]) => client.options.clientId === clientId)?.[0];
  }

  /**
   * Why a client may connect or not.
   * @param isAllowed what came of it: where the policy says something else, the reason is not in it
   */
  async whyConnect(name: string, isAllowed: boolean): Promise<Reason | undefined> {
    const asked = await this.#askConnect(name);
    return asked && this.#reason(asked.answered, isAllowed);
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
    const asked = await this.#askConnect(name);
    if (!asked) return undefined;
    if (!asked.decision.allowed) return this.#reason(asked.answered, isAllowed);
    const { policy } = this.get(name).endpoint;
    return this.#reason(askAccess(policy!, asked.decision, { action, topic }), isAllowed);
  }

  async #askConnect(name: string) {
    const { client, endpoint } = this.get(name);
    const { policy } = endpoint;
    if (!policy) return undefined;
    const { certificate } = this.values[name] ?? {};
    const made =
      certificate === undefined ? undefined : this.setup.folder.material.certificates.get(certificate);
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

  #reason({ steps, place, allowed }: Answered, isAllowed: boolean): Reason | undefined {
    if (allowed !== isAllowed) return undefined;
    const text = steps.at(-1)?.text ?? '';
    if (!place) return { text, line: undefined };
    const isMade = this.setup.folder.find(place.file) !== undefined;
    const line = { file: this.setup.show(place.file), line: place.line };
    return { text, line: isMade ? { ...line, isMade } : line };
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
