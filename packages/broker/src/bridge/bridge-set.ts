import type { Configuration } from '@mosquitto-conf/config';
import type { BrokerOptions } from '../broker-options.js';
import type { Connection } from '../connection/connection.js';
import type { Core } from '../core.js';
import type { UnsupportedDirective } from '../unsupported.js';
import { Bridge } from './bridge.js';
import type { BridgeInfo } from './bridge-info.js';
import { readBridge } from './bridge-settings.js';
import { checkDestinations, routeOf } from './destination.js';
import { unconnectedBridges } from './unconnected.js';

/** The bridges of a broker. */
export class BridgeSet {
  readonly #bridges: Bridge[] = [];

  /**
   * @param hostname of the broker's machine
   * @throws RangeError if the options name a bridge that does not exist, or a destination that cannot be read
   */
  constructor(
    private readonly configuration: Configuration,
    private readonly options: Pick<BrokerOptions, 'bridges' | 'locate'>,
    private readonly core: Core,
    private readonly hostname: () => string,
  ) {
    const names = configuration.bridges.map(({ name }) => name);
    checkDestinations(names, options.bridges);
  }

  /** In the configuration's order. */
  get infos(): BridgeInfo[] {
    return this.#bridges.map(({ info }) => info);
  }

  /** Those that are off although nothing says so. */
  get unconnected(): readonly UnsupportedDirective[] {
    return unconnectedBridges(this.configuration, this.options.bridges);
  }

  /** Those that are open or being opened. */
  get connections(): Connection[] {
    return this.#bridges.flatMap(({ connection }) => connection ?? []);
  }

  /** Begins to connect every bridge that may. */
  start(): void {
    const { configuration, core, options } = this;
    if (configuration.bridges.length === 0) return;
    const hostname = this.hostname();
    for (const bridge of configuration.bridges) {
      const settings = readBridge(bridge, configuration, hostname);
      const route = routeOf(settings.name, settings.addresses, options.bridges);
      this.#bridges.push(new Bridge(core, settings, route, options.locate ?? ((path) => path)));
    }
    for (const bridge of this.#bridges) bridge.start();
  }

  /** To be called once a second. */
  tick(): void {
    for (const bridge of this.#bridges) bridge.tick();
  }

  /** When `tick` has something to do next, in milliseconds since 1970; Infinity if that is not known. */
  get dueAt(): number {
    return Math.min(...this.#bridges.map(({ dueAt }) => dueAt));
  }

  /** The configuration is reloaded. */
  reload(): void {
    for (const bridge of this.#bridges) bridge.reload();
  }

  stop(): void {
    for (const bridge of this.#bridges) bridge.stop();
  }
}
