import { type Release, since } from '@mosquitto-conf/config';
import { type Client, type DynamicSecurityFile, writeDynamicSecurity } from '@mosquitto-conf/config/internal';
import type { Log } from '../../log/log.js';
import { answerCommands } from '../commands.js';
import type { ControlClient, ControlEndpoint } from '../endpoint.js';
import { clientCommands } from './clients.js';
import { type CommandContext, CommandError, type CommandHandler, type Commands } from './command-context.js';
import { defaultAccessCommands, detailCommands } from './general.js';
import { groupCommands } from './groups.js';
import { roleCommands } from './roles.js';

/** What the endpoint needs of the broker. */
export interface DynamicSecurityHost {
  readonly release: Release;
  readonly log: Log;
  /** Permissions may have changed. */
  changed(): void;
  /** Disconnects the clients with one of these usernames; `undefined` stands for those without. */
  kick(usernames: ReadonlySet<string | undefined>): void;
  addressesOf(client: Client): readonly string[];
  /** Writes the file, if it is written at all. */
  save(text: string): void;
}

/** Answers `$CONTROL/dynamic-security/v1` (dynsec_control_callback). */
export class DynamicSecurityEndpoint implements ControlEndpoint {
  readonly #commands: ReadonlyMap<string, readonly [name: string, handler: CommandHandler]>;

  constructor(
    private readonly file: DynamicSecurityFile,
    private readonly host: DynamicSecurityHost,
  ) {
    const all: Commands = {
      ...defaultAccessCommands,
      ...(since(host.release, '2.1') ? detailCommands : {}),
      ...clientCommands,
      ...groupCommands,
      ...roleCommands,
    };
    this.#commands = new Map(
      Object.entries(all).map(([name, handler]) => [name.toLowerCase(), [name, handler]]),
    );
  }

  answer(payload: Buffer, { clientId, username = '(null)' }: ControlClient): string {
    const { host } = this;
    const { security } = this.file;
    const kicked = new Set<string | undefined>();
    let isChanged = false;
    const context: CommandContext = {
      security,
      release: host.release,
      changed: () => {
        security.changeIndex++;
        isChanged = true;
      },
      kick: (name) => kicked.add(name),
      log: (...words) =>
        host.log.write('information', [`dynsec: ${clientId}/${username}`, ...words].join(' | ')),
      addressesOf: (client) => host.addressesOf(client),
    };
    const answer = answerCommands(payload, ({ name, members }) => {
      const [command, handler] = this.#commands.get(name.toLowerCase()) ?? [];
      if (!command || !handler) return { error: 'Unknown command' };
      try {
        const data = handler(context, members);
        return data ? { command, data } : {};
      } catch (error) {
        if (error instanceof CommandError) return { error: error.message };
        throw error;
      }
    });
    if (isChanged) {
      host.changed();
      host.save(writeDynamicSecurity(security, host.release));
    }
    if (kicked.size > 0) host.kick(kicked);
    return answer;
  }
}
