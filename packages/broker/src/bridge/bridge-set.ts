import { type Configuration, since } from '@mosquitto-conf/config';
import type { BrokerOptions } from '../broker-options.js';
import type { Connection } from '../connection/connection.js';
import type { Core } from '../core.js';
import type { UnsupportedText } from '../unsupported.js';
import { Bridge } from './bridge.js';
import type { BridgeInfo } from './bridge-info.js';
import { type BridgeSettings, readBridge } from './bridge-settings.js';
import { checkDestinations, routeOf } from './destination.js';
import { unconnectedBridges } from './unconnected.js';

/** The bridges of a broker. */
export class BridgeSet {
  /** By name, in the configuration's order. */
  readonly #bridges = new Map<string, Bridge>();
  /** Bridges that were reloaded, and take their new settings once they are not connected. */
  readonly #reloaded = new Map<string, BridgeSettings>();

  /**
   * @param hostname of the broker's machine
   * @throws RangeError if the options name a bridge that does not exist, or a destination that cannot be read
   */
  constructor(
    private configuration: Configuration,
    private readonly options: Pick<BrokerOptions, 'bridges' | 'locate'>,
    private readonly core: Core,
    private readonly hostname: () => string,
  ) {
    const names = configuration.bridges.map(({ name }) => name);
    checkDestinations(names, options.bridges);
  }

  /** In the configuration's order. */
  get infos(): BridgeInfo[] {
    return [...this.#bridges.values()].map(({ info }) => info);
  }

  /** Those that are off although nothing says so. */
  get unconnected(): readonly UnsupportedText[] {
    return unconnectedBridges(this.configuration, this.options.bridges);
  }

  /** Those that are open or being opened. */
  get connections(): Connection[] {
    return [...this.#bridges.values()].flatMap(({ connection }) => connection ?? []);
  }

  /** Begins to connect every bridge that may. */
  start(): void {
    for (const settings of this.#read()) this.#add(settings);
    for (const bridge of this.#bridges.values()) bridge.start();
  }

  /** To be called once a second. */
  tick(): void {
    for (const [name, settings] of this.#reloaded)
      if (!this.#bridges.get(name)?.connection) this.#add(settings);
    for (const bridge of this.#bridges.values()) bridge.tick();
  }

  /** When `tick` has something to do next, in milliseconds since 1970; Infinity if that is not known. */
  get dueAt(): number {
    return Math.min(...[...this.#bridges.values()].map(({ dueAt }) => dueAt));
  }

  /**
   * Takes the bridges of a configuration that was read again, from 2.1: those that are not in it end, others begin, or take their
   * settings at once or when they are not connected, as `bridge_reload_type` says (bridge__reload).
   */
  reload(configuration: Configuration = this.configuration): void {
    if (!since(this.core.release, '2.1')) return;
    this.configuration = configuration;
    const all = this.#read();
    for (const [name, bridge] of this.#bridges) {
      if (all.some((settings) => settings.name === name)) continue;
      bridge.destroy();
      this.#bridges.delete(name);
      this.#reloaded.delete(name);
    }
    for (const settings of all) {
      if (settings.reconnectsOnReload || !this.#bridges.has(settings.name)) this.#add(settings);
      else this.#reloaded.set(settings.name, settings);
    }
  }

  stop(): void {
    for (const bridge of this.#bridges.values()) bridge.stop();
  }

  #read(): BridgeSettings[] {
    const { configuration } = this;
    if (configuration.bridges.length === 0) return [];
    const hostname = this.hostname();
    return configuration.bridges.map((bridge) => readBridge(bridge, configuration, hostname));
  }

  /** Adds a bridge, in the place of one of the same name. */
  #add(settings: BridgeSettings): void {
    const { core, options } = this;
    const { name, addresses } = settings;
    this.#reloaded.delete(name);
    this.#bridges.get(name)?.destroy();
    const route = routeOf(name, addresses, options.bridges);
    this.#bridges.set(name, new Bridge(core, settings, route, options.locate ?? ((path) => path)));
  }
}
