import { type Analysis, isValidTopic, type ListenerPolicy, listenerPolicies } from '@mosquitto-conf/config';
import { nodeHasher } from '@mosquitto-conf/config/node';
import { encode } from '@mosquitto-conf/grammar';
import { diagnose } from '@mosquitto-conf/validator';
import { type Answered, askAccess, askConnect, clientOf, usersOf } from '@mosquitto-conf/validator/internal';
import { Argument, Command } from 'commander';
import { chooseListener } from '../access-client.js';
import { mustBeRead, mustStart } from '../decidable.js';
import { UsageError } from '../failure.js';
import type { AclFound, AclUser, Answer } from '../formats/acl/acl-answer.js';
import { aclFormats } from '../formats/acl/index.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { addReadingOptions } from '../host-options.js';
import { say } from '../language.js';
import { analyseConfiguration, openConfiguration } from '../open-configuration.js';
import { print } from '../print.js';
import { displayPath, type Input } from '../read-input.js';
import { addSettingsOptions, type SettingsOptions } from '../settings-options.js';
import { aclTexts } from '../texts/acl.js';

interface AclOptions extends SettingsOptions {
  readonly listener?: string;
  readonly format?: string;
}

/** Rules whose findings are lines without an effect. */
const UNUSED: ReadonlySet<string> = new Set([
  'acl-deny-without-effect',
  'acl-grant-denied',
  'acl-line-repeated',
  'acl-line-unknown',
  'acl-topic-unreachable',
  'acl-user-unknown',
]);

/** `checkconfig acl`: what the access files of a configuration come to. */
export function aclCommand(): Command {
  const command = new Command('acl')
    .description(say(aclTexts.description))
    .addArgument(new Argument('<action>', say(aclTexts.action)).choices(['users', 'unused', 'who']))
    .argument('[path]', say(aclTexts.mainFile))
    .argument('[topic]', say(aclTexts.topic));
  addFormatOption(addReadingOptions(command), aclFormats).option(
    '--listener <listener>',
    say(aclTexts.onlyListener),
  );
  return addSettingsOptions(command).addHelpText('after', say(aclTexts.help)).action(acl);
}

async function acl(
  action: 'users' | 'unused' | 'who',
  path: string | undefined,
  topic: string | undefined,
  options: AclOptions,
): Promise<void> {
  const asked = action === 'who' ? topicOf(topic) : undefined;
  if (action !== 'who' && topic !== undefined) throw new UsageError(aclTexts.takesNoTopic({ action }));
  const opened = await openConfiguration(path, options);
  const analysis = analyseConfiguration(opened);
  const { input } = opened;
  mustStart(analysis, input);
  const policies = policiesOf(analysis, input, options);
  const found =
    action === 'unused'
      ? unusedLines(analysis, input)
      : asked === undefined
        ? await usersAt(policies)
        : await whoMay(policies, asked);
  const { release } = analysis.configuration;
  const showFile = (file: string) => displayPath(input, file);
  const answer = { path: input.path, release, found, showFile };
  print(encode(formatNamed(aclFormats, options.format).write(answer)));
  process.exitCode = found.action === 'unused' && found.unused.length > 0 ? 1 : 0;
}

function topicOf(topic: string | undefined): string {
  if (topic === undefined) throw new UsageError(aclTexts.whoNeeds);
  if (isValidTopic(topic)) return topic;
  throw new UsageError(aclTexts.invalidTopic({ topic }));
}

function policiesOf(analysis: Analysis, input: Input, { listener }: AclOptions): readonly ListenerPolicy[] {
  const all = listenerPolicies(analysis).filter(({ admitsClients }) => admitsClients);
  const policies = listener === undefined ? all : [chooseListener(all, listener)];
  for (const policy of policies) mustBeRead(policy, input);
  return policies;
}

function unusedLines(analysis: Analysis, input: Input): AclFound {
  const { documents } = analysis.report;
  const unused = diagnose(analysis, input.name)
    .filter(({ rule, file }) => UNUSED.has(rule) && documents.has(file))
    .map(({ rule, file, range, message }) => ({
      place: { file, line: range.start.line + 1 },
      rule,
      message,
    }));
  return { action: 'unused', unused };
}

async function usersAt(policies: readonly ListenerPolicy[]): Promise<AclFound> {
  const users: (AclUser & { lines: number })[] = [];
  for (const policy of policies) {
    const { users: entries, anonymous = [], patterns = [] } = policy.acl?.file ?? {};
    for (const username of usersOf(policy)) {
      const { answered } = await askConnect(policy, clientOf(policy, username), nodeHasher);
      const own = (username === undefined ? anonymous : entries?.get(username)) ?? [];
      users.push({ ...named(policy, username, answered), lines: own.length + patterns.length });
    }
  }
  return { action: 'users', users };
}

async function whoMay(policies: readonly ListenerPolicy[], topic: string): Promise<AclFound> {
  const users: (AclUser & { publish?: Answer; receive?: Answer })[] = [];
  let plugin = false;
  for (const policy of policies) {
    for (const username of usersOf(policy)) {
      const { decision, answered } = await askConnect(policy, clientOf(policy, username), nodeHasher);
      plugin ||= answered.plugin;
      const row = named(policy, username, answered);
      if (!decision.allowed) {
        users.push(row);
        continue;
      }
      const [publish, receive] = (['publish', 'receive'] as const).map((action) =>
        askAccess(policy, decision, { action, topic }),
      ) as [Answered, Answered];
      plugin ||= publish.plugin || receive.plugin;
      users.push({ ...row, publish: answerOf(publish), receive: answerOf(receive) });
    }
  }
  return { action: 'who', topic, users, plugin };
}

function named({ name }: ListenerPolicy, username: string | undefined, connects: Answered): AclUser {
  return { listener: say(name), user: username ?? null, connects: answerOf(connects) };
}

function answerOf({ allowed, place }: Answered): Answer {
  return { allowed, place };
}
