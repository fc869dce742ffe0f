import {
  type Configuration,
  type Listener,
  type Plugin,
  type PluginAnswer,
  since,
} from '@mosquitto-conf/config';
import { persistenceLocation } from '@mosquitto-conf/config/directives';
import {
  allPlugins,
  filePluginOf,
  isDynamicSecurity,
  listenerPlugins,
  sharedPlugins,
  TextRangeError,
} from '@mosquitto-conf/config/internal';
import type { ControlEndpoint } from '../control/endpoint.js';
import type { Log } from '../log/log.js';
import { startTexts } from '../texts/start.js';
import type { BrokerPlugin, PluginHost, PluginPersistence } from './broker-plugin.js';
import { bundledPlugin } from './bundled.js';
import { EndpointPlugins } from './endpoint-plugins.js';
import { PluginInstance } from './plugin-instance.js';

/** What becomes of what a plugin would decide that does not run here. */
export type MissingPlugins = 'deny' | 'ignore';

/** What the plugins of a broker need of it. */
export interface PluginSetHost extends Pick<PluginHost, 'locate' | 'publish' | 'kick' | 'written'> {
  readonly log: Log;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The plugins of a configuration that run here: stand-ins for those that the broker loads, and those that this one has itself. */
export class PluginSet {
  readonly #standIns: ReadonlyMap<string, BrokerPlugin>;
  readonly #plugins: readonly Plugin[];
  #instances: readonly PluginInstance[] = [];
  /** When each is to be called again, in milliseconds since 1970. */
  readonly #dueAt = new Map<PluginInstance, number>();

  /**
   * @param standIns by the path in the configuration
   * @throws RangeError if no line of the configuration loads one of them
   */
  constructor(
    private readonly configuration: Configuration,
    standIns: Readonly<Record<string, BrokerPlugin>>,
    private readonly missing: MissingPlugins,
    private readonly host: PluginSetHost,
  ) {
    this.#standIns = new Map(Object.entries(standIns));
    checkStandIns(configuration, [...this.#standIns.keys()]);
    this.#plugins = allPlugins(configuration);
  }

  /** Starts every plugin that can run here. @throws Error of the plugin that does not start */
  async start(): Promise<void> {
    const instances: PluginInstance[] = [];
    for (const plugin of this.#plugins) {
      const implementation =
        this.#standIns.get(plugin.path) ?? bundledPlugin(plugin, this.configuration.release);
      if (!implementation) continue;
      const handlers =
        typeof implementation === 'function' ? await implementation(this.#hostOf(plugin)) : implementation;
      instances.push(new PluginInstance(plugin, handlers ?? {}, this.host.log));
    }
    this.#instances = instances;
  }

  /** The plugins that are asked at a listener; undefined where none is, and none is missing. */
  forListener(listener: Listener): EndpointPlugins | undefined {
    return this.#endpoint(listenerPlugins(this.configuration, listener));
  }

  /** Those that see the messages of bridges (plugin__handle_message_in for a client without a listener). */
  forBridges(): EndpointPlugins | undefined {
    return this.#endpoint(sharedPlugins(this.configuration));
  }

  #endpoint(plugins: readonly Plugin[]): EndpointPlugins | undefined {
    if (plugins.length === 0) return undefined;
    const instances = plugins.flatMap(
      (plugin) => this.#instances.find((instance) => instance.plugin === plugin) ?? [],
    );
    return new EndpointPlugins(this.configuration.release, instances, this.#missingAnswer);
  }

  /** What answers commands, by topic. */
  get endpoints(): readonly (readonly [topic: string, endpoint: ControlEndpoint])[] {
    if (!since(this.configuration.release, '2.0')) return [];
    return this.#instances.flatMap((instance) =>
      Object.entries(instance.handlers.control ?? {}).map(
        ([topic, handle]) =>
          [
            topic,
            {
              answer: (payload: Buffer, client: Parameters<ControlEndpoint['answer']>[1]) => {
                const { clientId, username } = client;
                const event = { client: { clientId, username }, topic, payload };
                return instance.run(`control ${topic}`, () => handle(event) ?? undefined, undefined);
              },
            },
          ] as const,
      ),
    );
  }

  /** The plugin that keeps the broker's state. */
  get persistence(): PluginPersistence | undefined {
    if (!since(this.configuration.release, '2.1')) return undefined;
    return this.#instances.find(({ handlers }) => handlers.persist)?.handlers.persist;
  }

  /** To be called often: calls the tick handlers of the plugins (plugin__handle_tick). */
  tick(): void {
    if (this.#instances.length === 0 || !since(this.configuration.release, '2.0')) return;
    const now = this.host.now();
    for (const instance of this.#instances) {
      if (!instance.handlers.tick || now < (this.#dueAt.get(instance) ?? 0)) continue;
      const wait = instance.run('tick', (to) => to.tick!(now), undefined);
      if (typeof wait === 'number' && wait > 0) this.#dueAt.set(instance, now + wait);
      else this.#dueAt.delete(instance);
    }
  }

  /** When a plugin wants to be called again, in milliseconds since 1970; Infinity where none says so. */
  get dueAt(): number {
    return Math.min(...this.#dueAt.values());
  }

  /** Calls the reload handlers of the plugins (plugin__handle_reload). */
  reload(): void {
    for (const instance of this.#instances) instance.run('reload', (to) => to.reload?.(), undefined);
  }

  async close(): Promise<void> {
    for (const instance of this.#instances)
      await instance.ask<unknown>('close', (to) => to.close?.(), undefined);
    this.#instances = [];
  }

  /** The broker's own plugins decide by their files; without one they do nothing. */
  readonly #missingAnswer = (plugin: Plugin): PluginAnswer | undefined => {
    const { release } = this.configuration;
    if (isDynamicSecurity(plugin, release) || filePluginOf(plugin, release)) return 'ignore';
    return this.missing === 'deny' ? 'missing' : undefined;
  };

  #hostOf({ path, options }: Plugin): PluginHost {
    const { locate, publish, kick, log, written } = this.host;
    return {
      path,
      release: this.configuration.release.name,
      options: options.map(({ key, value }) => ({ key, value })),
      option: (key) => options.findLast((one) => one.key === key)?.value,
      locate,
      publish,
      kick,
      written,
      persistenceLocation: this.configuration.settings.get(persistenceLocation),
      log: (kind, text) => log.write(kind, text),
    };
  }
}

/** @throws RangeError if a path is not that of a plugin of the configuration */
export function checkStandIns(configuration: Configuration, standIns: readonly string[]): void {
  const paths = [...new Set(allPlugins(configuration).map(({ path }) => path))];
  const unknown = standIns.find((path) => !paths.includes(path));
  if (unknown === undefined) return;
  throw new TextRangeError(
    paths.length === 0
      ? startTexts.noPlugin({ path: unknown })
      : startTexts.otherPlugins({ path: unknown, paths: paths.join(', ') }),
  );
}
