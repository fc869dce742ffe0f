import type { ListenerPolicy, ProtocolVersion } from '@mosquitto-conf/config';
import type { AccessRequest, AskedClient } from '@mosquitto-conf/validator/internal';
import { type Command, Option } from 'commander';
import { collect } from './collect.js';
import { UsageError } from './failure.js';

/** What a person says of the client that they ask about. */
export interface ClientOptions {
  readonly listener?: string;
  readonly user?: string;
  readonly password?: string;
  readonly anonymous?: boolean;
  readonly clientId?: string;
  readonly protocolVersion?: string;
  readonly certificate?: string;
  readonly subject?: string;
  readonly psk?: string;
  readonly publish?: readonly string[];
  readonly subscribe?: readonly string[];
  readonly receive?: readonly string[];
}

const versions: Readonly<Record<string, ProtocolVersion>> = { '3.1': 3, '3.1.1': 4, '5': 5 };

/** Adds the options that describe a client and what it wants to do. */
export function addClientOptions(command: Command): Command {
  return command
    .option('--listener <listener>', 'the port, or the path of the socket, where the client connects')
    .option('--user <name>', 'the username that the client sends')
    .option('--password <text>', 'its password (default: the right one)')
    .addOption(
      new Option('--anonymous', 'the client sends no username, as without --user').conflicts([
        'user',
        'password',
      ]),
    )
    .option('--client-id <id>', 'its client id (default: client)')
    .addOption(
      new Option('--protocol-version <version>', 'its version of MQTT (default: 3.1.1)').choices(
        Object.keys(versions),
      ),
    )
    .option('--certificate <name>', 'the common name of its certificate, which the listener trusts')
    .option('--subject <subject>', 'the whole subject of its certificate, as in CN=alice,O=Example')
    .option('--psk <identity>', 'the identity of its pre-shared key')
    .option('--publish <topic>', 'may it publish to this topic? Repeatable', collect)
    .option('--subscribe <filter>', 'may it subscribe to this filter? Repeatable', collect)
    .option('--receive <topic>', 'may it receive messages of this topic? Repeatable', collect);
}

/**
 * The listener that a person names; the only one where they name none.
 * @throws UsageError where there is none of that name, or more than one to choose from
 */
export function chooseListener(
  policies: readonly ListenerPolicy[],
  named: string | undefined,
): ListenerPolicy {
  const open = policies.filter(({ admitsClients }) => admitsClients);
  const names = [...new Set(open.map(nameOf))];
  if (open.length === 0) throw new UsageError('the configuration has no listener for MQTT clients');
  if (named === undefined && names.length > 1)
    throw new UsageError(`there are several listeners: name one with --listener ${names.join(' or ')}`);
  const found = open.find((policy) => named === undefined || isNamed(policy, named));
  if (found) return found;
  throw new UsageError(`there is no listener "${named}"; this configuration has ${names.join(', ')}`);
}

function nameOf({ listener: { port, unixSocketPath } }: ListenerPolicy): string {
  return unixSocketPath ?? String(port);
}

function isNamed(policy: ListenerPolicy, named: string): boolean {
  const { host } = policy.listener;
  return named === nameOf(policy) || (host !== undefined && named === `${nameOf(policy)} ${host}`);
}

/** The client that the options describe. */
export function clientOf(options: ClientOptions): AskedClient {
  const {
    user,
    password,
    clientId = 'client',
    protocolVersion = '3.1.1',
    certificate,
    subject,
    psk,
  } = options;
  if (password !== undefined && user === undefined) throw new UsageError('--password needs --user');
  return {
    clientId,
    version: versions[protocolVersion] ?? 4,
    hasRightPassword: password === undefined && user !== undefined,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
    ...(certificate === undefined ? {} : { commonName: certificate, subject: `CN=${certificate}` }),
    ...(subject === undefined ? {} : { subject }),
    ...(psk === undefined ? {} : { pskIdentity: psk }),
  };
}

/** What the client wants to do, in the order of the options. */
export function requestsOf({ publish = [], subscribe = [], receive = [] }: ClientOptions): AccessRequest[] {
  return [
    ...publish.map((topic) => ({ action: 'publish' as const, topic })),
    ...subscribe.map((topic) => ({ action: 'subscribe' as const, topic })),
    ...receive.map((topic) => ({ action: 'receive' as const, topic })),
  ];
}
