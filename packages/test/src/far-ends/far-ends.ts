import { setImmediate as turn } from 'node:timers/promises';
import type { BridgeInfo } from '@mosquitto-conf/broker';
import { keepaliveInterval } from '@mosquitto-conf/config/directives';
import { TextError } from '@mosquitto-conf/config/internal';
import { type BridgeAddress, type Engine, NeedsEngine } from '../engine/engine.js';
import { until } from '../run/until.js';
import { needTexts } from '../texts/engines.js';
import { bridgeTexts } from '../texts/results.js';
import { FarEnd } from './far-end.js';
import type { FarEndSetup } from './far-end-setup.js';

/** Milliseconds that a bridge may take to connect. */
const PATIENCE = 2_000;

/** Turns of the event loop in which what one broker of this process sends reaches the other. */
const TURNS = 3;

/** The far ends of the bridges of a configuration while a case runs. */
export class FarEnds {
  private constructor(
    readonly all: readonly FarEnd[],
    private readonly engine: Engine,
  ) {}

  /** @param hostname of the machine of the bridges */
  static async start(described: readonly FarEndSetup[], hostname: string, engine: Engine): Promise<FarEnds> {
    const started: FarEnd[] = [];
    try {
      const run = engine.runsBridges ? described : [];
      for (const one of run) started.push(await FarEnd.start(one, hostname));
      return new FarEnds(started, engine);
    } catch (error) {
      await Promise.all(started.map((one) => one.close()));
      throw error;
    }
  }

  /** @throws Error where the engine runs no bridges, or the configuration has none of this name */
  get(bridge: string): FarEnd {
    const found = this.all.find((one) => one.bridge.name === bridge);
    if (found) return found;
    if (!this.engine.runsBridges) throw new NeedsEngine(needTexts.farEnd);
    throw new TextError(bridgeTexts.noBridge({ bridge }));
  }

  /** Where the bridges connect to. @throws Error where a far end has no listener for its bridge */
  get addresses(): ReadonlyMap<string, BridgeAddress> {
    return new Map(this.all.map(({ bridge, address }) => [bridge.name, address]));
  }

  /** Messages that have come and gone. */
  get traffic(): number {
    return this.all.reduce((sum, one) => sum + one.traffic, 0);
  }

  /** The bridges connect anew. */
  expectBridges(): void {
    for (const one of this.all) one.expectBridge();
  }

  /**
   * Resolves once each bridge is connected, or has failed to.
   * @param bridges what the tested broker says of them; undefined where it is not embedded
   */
  async connected(bridges: () => readonly BridgeInfo[] | undefined): Promise<void> {
    const isSettled = (one: FarEnd) => {
      const state = bridges()?.find(({ name }) => name === one.bridge.name)?.state;
      return one.isSettled || state === 'disconnected';
    };
    if (this.all.every(isSettled)) return;
    await until(() => this.all.every(isSettled), PATIENCE);
  }

  /** Lets arrive what is on its way between brokers of this process. */
  async exchange(): Promise<void> {
    for (let count = 0; this.all.length > 0 && count < TURNS; count++) await turn();
  }

  /** Seconds in which no bridge misses an answer: the shortest keep alive, after which a ping has the same time to be answered. */
  get shortestSilence(): number {
    return Math.min(
      ...this.all.map(({ bridge }) => bridge.settings.get(keepaliveInterval) || Number.POSITIVE_INFINITY),
    );
  }

  /** Lets time pass at the far ends. */
  advance(seconds: number): void {
    for (const { inside } of this.all) inside.clock.advance(seconds);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((one) => one.close()));
  }
}
