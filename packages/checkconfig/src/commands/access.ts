import { isValidFilter, isValidTopic, listenerPolicies, type Place } from '@mosquitto-conf/config';
import { nodeHasher } from '@mosquitto-conf/config/node';
import { encode } from '@mosquitto-conf/grammar';
import { type AccessRequest, accessMatrix, askAll } from '@mosquitto-conf/validator/internal';
import { Command } from 'commander';
import {
  addClientOptions,
  type ClientOptions,
  chooseListener,
  clientOf,
  requestsOf,
} from '../access-client.js';
import { addColorOptions, type ColorOptions, usesColor } from '../color.js';
import { mustBeRead, mustStart } from '../decidable.js';
import { UsageError } from '../failure.js';
import type { AccessResult } from '../formats/access/access-result.js';
import { accessFormats } from '../formats/access/index.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { addReadingOptions } from '../host-options.js';
import { say } from '../language.js';
import { analyseConfiguration, openConfiguration } from '../open-configuration.js';
import { print } from '../print.js';
import { displayPath } from '../read-input.js';
import { addSettingsOptions, type SettingsOptions } from '../settings-options.js';
import { accessTexts } from '../texts/access.js';
import { commonTexts } from '../texts/common.js';

interface AccessOptions extends SettingsOptions, ColorOptions, ClientOptions {
  readonly format?: string;
  readonly matrix?: boolean;
}

/** `checkconfig access`: whether a client may connect and what it may do, step by step. */
export function accessCommand(): Command {
  const command = new Command('access')
    .description(say(accessTexts.description))
    .argument('[path]', say(commonTexts.mainFile));
  addClientOptions(command).option('--matrix', say(accessTexts.matrix));
  addSettingsOptions(addFormatOption(addReadingOptions(command), accessFormats));
  return addColorOptions(command).addHelpText('after', say(accessTexts.help)).action(access);
}

async function access(path: string | undefined, options: AccessOptions): Promise<void> {
  const requests = requestsOf(options);
  if (!options.matrix) for (const request of requests) mustBeValid(request);
  const client = clientOf(options);
  const opened = await openConfiguration(path, options);
  const { input } = opened;
  const analysis = analyseConfiguration(opened);
  mustStart(analysis, input);
  const policy = chooseListener(listenerPolicies(analysis), options.listener);
  mustBeRead(policy, input);
  const topics = requests.map(({ topic }) => topic);
  const found = options.matrix
    ? { matrix: await accessMatrix(policy, nodeHasher, topics.length > 0 ? topics : undefined) }
    : {
        username: client.username,
        clientId: client.clientId,
        answers: await askAll(policy, client, requests, nodeHasher),
      };
  const showFile = (file: string) => displayPath(input, file);
  const result: AccessResult = {
    path: input.path,
    release: analysis.configuration.release,
    listener: say(policy.name),
    found,
    show: ({ file, line }: Place) => `${showFile(file)}:${line}`,
    showFile,
    color: usesColor(options),
  };
  print(encode(formatNamed(accessFormats, options.format).write(result)));
  const isDenied = 'answers' in found && !found.answers.every(({ allowed }) => allowed);
  process.exitCode = isDenied ? 1 : 0;
}

/** @throws UsageError where MQTT does not allow the topic, so that no client could ask for it */
function mustBeValid({ action, topic }: AccessRequest): void {
  if (action === 'subscribe' ? isValidFilter(topic) : isValidTopic(topic)) return;
  const { invalidFilter, invalidTopic } = accessTexts;
  throw new UsageError((action === 'subscribe' ? invalidFilter : invalidTopic)({ action, topic }));
}
