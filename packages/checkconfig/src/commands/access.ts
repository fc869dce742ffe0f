import { analyse, isValidFilter, isValidTopic, listenerPolicies, type Place } from '@mosquitto-conf/config';
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
import { findFiles } from '../find-files.js';
import type { AccessResult } from '../formats/access/access-result.js';
import { accessFormats } from '../formats/access/index.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { addReadingOptions, hostOf, type ReadingOptions, targetOf } from '../host-options.js';
import { displayPath, openInput } from '../read-input.js';

interface AccessOptions extends ReadingOptions, ColorOptions, ClientOptions {
  readonly format?: string;
  readonly matrix?: boolean;
}

/** `checkconfig access`: whether a client may connect and what it may do, step by step. */
export function accessCommand(): Command {
  const command = new Command('access')
    .description('show whether a client may connect and what it may do, with the line of each step')
    .argument('[path]', 'the main file; - for standard input');
  addClientOptions(command).option(
    '--matrix',
    'a table of users by topics: those of --publish, --subscribe and --receive, or of the ACL file',
  );
  return addColorOptions(addFormatOption(addReadingOptions(command), accessFormats))
    .addHelpText(
      'after',
      `
The answer is the one that the release gives. What a plugin or another client does is not known.

Exit code: 0 allowed (a table: always), 1 denied, 2 wrong use, or the release does not start with the file.

Examples:
  checkconfig access mosquitto.conf --listener 8883 --user alice --publish home/door
  checkconfig access mosquitto.conf --anonymous
  checkconfig access mosquitto.conf --certificate sensor-1 --receive 'sensors/1/set'
  checkconfig access mosquitto.conf --matrix`,
    )
    .action(access);
}

async function access(path: string | undefined, options: AccessOptions): Promise<void> {
  const requests = requestsOf(options);
  if (!options.matrix) for (const request of requests) mustBeValid(request);
  const client = clientOf(options);
  const files = await findFiles(path === undefined ? [] : [path]);
  if (files.length > 1) throw new UsageError(`"${path}" matches ${files.length} files: name one of them`);
  const input = await openInput(files[0]!, options.stdinFilename);
  const { matrix: _, ...reading } = options;
  const analysis = analyse(input.name, targetOf(options), hostOf(reading, input), { literal: true });
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
    listener: policy.name,
    found,
    show: ({ file, line }: Place) => `${showFile(file)}:${line}`,
    showFile,
    color: usesColor(options),
  };
  process.stdout.write(encode(formatNamed(accessFormats, options.format).write(result)));
  const isDenied = 'answers' in found && !found.answers.every(({ allowed }) => allowed);
  process.exitCode = isDenied ? 1 : 0;
}

/** @throws UsageError where MQTT does not allow the topic, so that no client could ask for it */
function mustBeValid({ action, topic }: AccessRequest): void {
  if (action === 'subscribe' ? isValidFilter(topic) : isValidTopic(topic)) return;
  const kind = action === 'subscribe' ? 'topic filter' : 'topic';
  throw new UsageError(`--${action}: "${topic}" is not a valid ${kind}`);
}
