import { join } from 'node:path';
import {
  type BridgeDestination,
  type Broker,
  type BrokerListener,
  type BrokerPlugin,
  type Log,
  startBroker,
} from '@mosquitto-conf/broker';
import { allPlugins, persistencePath } from '@mosquitto-conf/config/internal';
import type { Endpoint } from '../client/endpoint.js';
import type { Setup } from '../run/setup.js';
import type { Engine, Needs, RunningBroker } from './engine.js';

/** The embedded broker: simulated time, decisions, and any release. */
export const embedded: Engine = {
  name: 'embedded',
  release: undefined,
  runsBridges: true,
  async start(setup, needs) {
    const running = new EmbeddedBroker(setup, needs);
    await running.start();
    return running;
  },
};

class EmbeddedBroker implements RunningBroker {
  readonly #lines: string[] = [];
  readonly #folder: string | undefined;
  #broker: Broker | undefined;

  constructor(
    private readonly setup: Setup,
    private readonly needs: Needs,
  ) {
    this.#folder = needs.restart ? setup.folder.fresh() : undefined;
  }

  get inside(): Broker {
    return this.#broker!;
  }

  get endpoints(): readonly Endpoint[] {
    return this.inside.listeners.map((listener) => endpointOf(listener, this.setup));
  }

  async start(): Promise<void> {
    const { setup } = this;
    const database = persistencePath(setup.analysis.configuration);
    // The configured database is neither read nor written.
    const own = this.#folder;
    const locate = (path: string) =>
      own !== undefined && path === database ? join(own, 'database') : setup.locate(path);
    const log: Log = { wants: () => true, write: (_, text) => this.#lines.push(text) };
    this.#broker = await startBroker(setup.analysis, {
      ports: 'ephemeral',
      bridges: this.#destinations(),
      plugins: this.#plugins(),
      host: setup.host,
      locate,
      log,
      ...(own === undefined ? {} : { persistence: true, workingFolder: own }),
    });
  }

  /** A test reaches no broker but its own. */
  #destinations(): Record<string, BridgeDestination> {
    const { bridges } = this.setup.analysis.configuration;
    return Object.fromEntries(
      bridges.map(({ name }): [string, BridgeDestination] => {
        const address = this.needs.bridges?.get(name);
        if (!address) return [name, 'off'];
        const { host, port, usesTls } = address;
        return [name, `${usesTls ? 'mqtts' : 'mqtt'}://${host.includes(':') ? `[${host}]` : host}:${port}`];
      }),
    );
  }

  /** Those that this configuration loads: the far end of a bridge has others. */
  #plugins(): Record<string, BrokerPlugin> {
    const { analysis, folder } = this.setup;
    const loaded = allPlugins(analysis.configuration).map(({ path }) => path);
    return Object.fromEntries([...folder.plugins].filter(([path]) => loaded.includes(path)));
  }

  log(): readonly string[] {
    return this.#lines;
  }

  async advance(seconds: number): Promise<void> {
    this.inside.clock.advance(seconds);
  }

  async reload(): Promise<void> {
    this.inside.reload();
  }

  async restart(): Promise<void> {
    await this.close();
    await this.start();
  }

  async close(): Promise<void> {
    await this.#broker?.close();
  }
}

function endpointOf({ url, name }: BrokerListener, { policies }: Setup): Endpoint {
  const policy = policies.find(
    ({ listener: { port, unixSocketPath } }) => (unixSocketPath ?? String(port)) === name,
  );
  const { protocol, hostname, port } = new URL(url);
  const isPath = protocol === 'mqtt+unix:';
  const host = hostname === 'localhost' ? '127.0.0.1' : hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    at: isPath ? { path: url.slice('mqtt+unix://'.length) } : { host, port: Number(port) },
    tls: policy?.encryption.value,
    websockets: protocol.startsWith('ws'),
    policy,
  };
}
