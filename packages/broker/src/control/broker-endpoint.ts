import type { Configuration, Listener, Plugin } from '@mosquitto-conf/config';
import { protocol } from '@mosquitto-conf/config/directives';
import { isBundled, listenerEncryption } from '@mosquitto-conf/config/internal';
import type { Core } from '../core.js';
import type { BrokerListener } from '../listeners/broker-listener.js';
import type { Log } from '../log/log.js';
import { answerCommands } from './commands.js';
import type { ControlClient, ControlEndpoint } from './endpoint.js';

/**
 * Has commands to `$CONTROL/broker/v1` answered.
 * @param configuration what is in force
 * @param opened the listeners that are open now
 */
export function addBrokerEndpoint(
  core: Core,
  configuration: () => Configuration,
  opened: () => readonly BrokerListener[],
): void {
  core.control.set('$CONTROL/broker/v1', new BrokerEndpoint(configuration, core.log, opened));
}

/** The commands of `enable_control_api`: which plugins and listeners the broker has (broker__handle_control). */
class BrokerEndpoint implements ControlEndpoint {
  readonly #commands: ReadonlyMap<string, { readonly name: string; run(): object }>;

  constructor(
    private readonly configuration: () => Configuration,
    private readonly log: Log,
    private readonly opened: () => readonly BrokerListener[],
  ) {
    const list = [
      { name: 'listPlugins', run: () => ({ plugins: this.#plugins() }) },
      { name: 'listListeners', run: () => ({ listeners: this.#listeners() }) },
    ];
    this.#commands = new Map(list.map((command) => [command.name.toLowerCase(), command]));
  }

  answer(payload: Buffer, { clientId, username = '(null)' }: ControlClient): string {
    return answerCommands(payload, ({ name }) => {
      const command = this.#commands.get(name.toLowerCase());
      if (!command) return { error: 'Unknown command' };
      this.log.write('information', `Broker: ${clientId}/${username} | ${command.name}`);
      return { command: command.name, data: command.run() };
    });
  }

  #plugins(): object[] {
    return this.configuration().plugins.flatMap(
      ({ path }: Plugin) => pluginInfos.find(([library]) => isBundled(path, library))?.[1] ?? [],
    );
  }

  #listeners(): object[] {
    const { listeners, release } = this.configuration();
    return listeners.map((listener) => {
      const name = protocols[listener.settings.get(protocol)];
      const { host, unixSocketPath } = listener;
      return {
        port: this.#portOf(listener),
        ...(name === undefined ? {} : { protocol: name }),
        ...(host === undefined ? {} : { 'bind-address': host }),
        ...(unixSocketPath === undefined ? {} : { 'socket-path': unixSocketPath }),
        tls: listenerEncryption(listener, release) !== undefined,
      };
    });
  }

  /** The port that a listener really has. */
  #portOf(listener: Listener): number {
    const open = this.opened().find(({ state }) => state.policy.listener === listener);
    return open?.port ?? listener.port;
  }
}

/** As the API calls them; the HTTP interface has no name. */
const protocols: Readonly<Record<string, string>> = { mqtt: 'mqtt', websockets: 'mqtt+websockets' };

/** What the plugins of the broker say of themselves, by the names of their libraries; one that says nothing is not listed. */
const pluginInfos: readonly (readonly [library: string, info: object])[] = [
  ['mosquitto_acl_file', { name: 'acl-file', 'control-endpoints': [] }],
  ['mosquitto_password_file', { name: 'password-file', 'control-endpoints': [] }],
  ['mosquitto_sparkplug_aware', { name: 'sparkplug-aware', version: '1.0', 'control-endpoints': [] }],
  [
    'mosquitto_dynamic_security',
    { name: 'dynamic-security', 'control-endpoints': ['$CONTROL/dynamic-security/v1'] },
  ],
];
