import type { ListenerPolicy, ProtocolVersion } from '@mosquitto-conf/config';
import { type AccessRequest, type AskedClient, choiceOf } from '@mosquitto-conf/validator/internal';
import { type Command, Option } from 'commander';
import { collect } from './collect.js';
import { UsageError } from './failure.js';
import { say } from './language.js';
import { clientOptionsTexts } from './texts/client-options.js';

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
    .option('--listener <listener>', say(clientOptionsTexts.listener))
    .option('--user <name>', say(clientOptionsTexts.user))
    .option('--password <text>', say(clientOptionsTexts.password))
    .addOption(new Option('--anonymous', say(clientOptionsTexts.anonymous)).conflicts(['user', 'password']))
    .option('--client-id <id>', say(clientOptionsTexts.clientId))
    .addOption(
      new Option('--protocol-version <version>', say(clientOptionsTexts.protocolVersion)).choices(
        Object.keys(versions),
      ),
    )
    .option('--certificate <name>', say(clientOptionsTexts.certificate))
    .option('--subject <subject>', say(clientOptionsTexts.subject))
    .option('--psk <identity>', say(clientOptionsTexts.psk))
    .option('--publish <topic>', say(clientOptionsTexts.publish), collect)
    .option('--subscribe <filter>', say(clientOptionsTexts.subscribe), collect)
    .option('--receive <topic>', say(clientOptionsTexts.receive), collect);
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
  if (open.length === 0) throw new UsageError(clientOptionsTexts.noListener);
  if (named === undefined) {
    if (names.length === 1) return open[0]!;
    throw new UsageError(clientOptionsTexts.severalListeners({ names: choiceOf(names) }));
  }
  const found = open.find((policy) => isNamed(policy, named));
  if (found) return found;
  throw new UsageError(clientOptionsTexts.noSuchListener({ named, names: names.join(', ') }));
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
  if (password !== undefined && user === undefined)
    throw new UsageError(clientOptionsTexts.passwordNeedsUser);
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
