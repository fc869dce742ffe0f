import type { Broker, Decision } from '@mosquitto-conf/broker';
import type { Bridge, ListenerPolicy } from '@mosquitto-conf/config';
import { remoteClientId, TextError } from '@mosquitto-conf/config/internal';
import type { Endpoint } from '../client/endpoint.js';
import { embedded } from '../engine/embedded.js';
import type { BridgeAddress, RunningBroker } from '../engine/engine.js';
import type { CaseBroker } from '../run/case-broker.js';
import type { Setup } from '../run/setup.js';
import { bridgeTexts } from '../texts/results.js';
import type { FarEndSetup } from './far-end-setup.js';

/** The far end of a bridge while a case runs: an embedded broker. */
export class FarEnd implements CaseBroker {
  readonly decisions: Decision[] = [];
  /** Its client id here. */
  readonly clientId: string;
  /** Filters that the bridge subscribes to. */
  readonly #incoming: number;
  #state: 'away' | 'connected' | 'refused' = 'away';
  readonly #subscribed = new Set<string | undefined>();

  private constructor(
    private readonly described: FarEndSetup,
    private readonly running: RunningBroker,
    hostname: string,
  ) {
    const { bridge } = described;
    this.clientId = remoteClientId(bridge, hostname);
    const incoming = bridge.topics.filter(({ direction }) => direction !== 'out');
    this.#incoming = new Set(
      incoming.map(({ remotePrefix = '', pattern = '' }) => remotePrefix + pattern),
    ).size;
    this.inside.events.on('decision', (decision) => this.#note(decision));
    this.inside.events.on('disconnect', ({ clientId }) => {
      if (clientId === this.clientId) this.expectBridge();
    });
  }

  /** @param hostname of the machine of the bridge */
  static async start(described: FarEndSetup, hostname: string): Promise<FarEnd> {
    const running = await embedded.start(described.setup, { restart: false });
    return new FarEnd(described, running, hostname);
  }

  get bridge(): Bridge {
    return this.described.bridge;
  }

  get setup(): Setup {
    return this.described.setup;
  }

  get inside(): Broker {
    return this.running.inside!;
  }

  get endpoints(): readonly Endpoint[] {
    return this.running.endpoints;
  }

  /** The listener of the port that the bridge connects to, or else the first that it can. */
  get #endpoint(): Endpoint | undefined {
    const wanted = this.bridge.addresses[0]?.port;
    const reachable = this.endpoints.filter(({ at, websockets }) => 'port' in at && !websockets);
    return reachable.find(({ policy }) => policy?.listener.port === wanted) ?? reachable[0];
  }

  /** Where the bridge connects to in place of its addresses. @throws Error where there is no listener for it */
  get address(): BridgeAddress {
    const at = this.#endpoint?.at;
    if (!at || 'path' in at) throw new TextError(bridgeTexts.noListener({ bridge: this.bridge.name }));
    return { ...at, usesTls: this.described.usesTls };
  }

  /** Who may connect where the bridge does. */
  get policy(): ListenerPolicy | undefined {
    return this.#endpoint?.policy;
  }

  /** Whether the bridge is connected. */
  get isConnected(): boolean {
    return this.#state === 'connected';
  }

  /** Whether the bridge was refused. */
  get isRefused(): boolean {
    return this.#state === 'refused';
  }

  /** Whether the bridge was refused, or is connected and has subscribed to everything that it receives. */
  get isSettled(): boolean {
    return this.isRefused || (this.isConnected && this.#subscribed.size >= this.#incoming);
  }

  /** Messages that have come and gone. */
  get traffic(): number {
    const { publishReceived, publishSent } = this.inside.counters;
    return publishReceived + publishSent;
  }

  /** The bridge connects anew: what was before does not count. */
  expectBridge(): void {
    this.#state = 'away';
    this.#subscribed.clear();
  }

  /** Ends the connection of the bridge, which may connect again. */
  cutBridge(): void {
    this.inside.kick(this.clientId);
  }

  close(): Promise<void> {
    return this.running.close();
  }

  #note(decision: Decision): void {
    this.decisions.push(decision);
    const { kind, clientId, allowed, topic } = decision;
    if (clientId !== this.clientId) return;
    if (kind === 'subscribe') this.#subscribed.add(topic);
    if (kind !== 'connect') return;
    this.expectBridge();
    this.#state = allowed ? 'connected' : 'refused';
  }
}
