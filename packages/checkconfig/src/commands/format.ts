import { applyEdits, decode, encode, parseConfiguration } from '@mosquitto-conf/grammar';
import { formatDocument, organize } from '@mosquitto-conf/validator';
import { Command } from 'commander';
import { type AccessKinds, accessKindOf } from '../access-kind-of.js';
import { accessKinds } from '../access-kinds.js';
import { failureOf, UsageError } from '../failure.js';
import { findFiles } from '../find-files.js';
import { addReadingOptions, hostOf, mapsOf, type ReadingOptions, targetOf } from '../host-options.js';
import { writeFailure } from '../isolate.js';
import { say } from '../language.js';
import { print } from '../print.js';
import { type Input, openInput } from '../read-input.js';
import { commonTexts } from '../texts/common.js';
import { formatTexts } from '../texts/format.js';
import { writeFiles } from '../write/write-files.js';

interface FormatOptions extends ReadingOptions {
  readonly check?: boolean;
  readonly write?: boolean;
  readonly organize?: boolean;
}

/** `checkconfig format`: tidies a configuration without changing what it means. */
export function formatCommand(): Command {
  const command = new Command('format')
    .description(say(formatTexts.description))
    .argument('[path...]', say(formatTexts.paths))
    .option('--check', say(formatTexts.check))
    .option('--write', say(formatTexts.write))
    .option('--organize', say(formatTexts.organize));
  return addReadingOptions(command).addHelpText('after', say(formatTexts.help)).action(format);
}

async function format(paths: readonly string[], options: FormatOptions): Promise<void> {
  const { check = false, write = false } = options;
  if (check && write) throw new UsageError(formatTexts.checkOrWrite);
  const files = await findFiles(paths, !check && !write);
  if (files.length > 1 && !check && !write) {
    throw new UsageError(formatTexts.severalFiles({ count: files.length }));
  }
  if (write && files.includes('-')) throw new UsageError(commonTexts.notWritable);
  mapsOf(options);
  const kinds = await accessKinds(files, options);
  let changes = 0;
  let failures = 0;
  for (const file of files) {
    try {
      if (await formatOne(file, options, kinds)) changes++;
    } catch (error) {
      if (files.length === 1) throw error;
      writeFailure(file, failureOf(error));
      failures++;
    }
  }
  process.exitCode = failures > 0 ? 2 : check && changes > 0 ? 1 : 0;
}

/** Prints one file tidied, writes it, or says that it would change. @returns whether it changes */
async function formatOne(file: string, options: FormatOptions, kinds: AccessKinds): Promise<boolean> {
  const { check = false, write = false } = options;
  const input = await openInput(file, options.stdinFilename);
  const before = decode(input.content);
  // The order of an access file's lines matters, and so may their blanks.
  const isAccess = accessKindOf(input.path, input.content, kinds) !== undefined;
  const text = isAccess ? before : formatted(input, before, options);
  if (!check && !write) {
    print(encode(text));
    return text !== before;
  }
  if (text === before) return false;
  if (write) writeFiles([{ path: input.path, content: text, before: input.content }]);
  print(`${say((write ? formatTexts.formatted : formatTexts.wouldChange)({ path: input.path }))}\n`);
  return true;
}

function formatted(input: Input, text: string, options: FormatOptions): string {
  const target = options.target === undefined ? undefined : targetOf(options);
  if (!options.organize) {
    return applyEdits(text, formatDocument(parseConfiguration(text), target && [target]));
  }
  const result = organize(input.name, targetOf(options), hostOf(options, input));
  if (result.refused !== undefined) {
    throw new UsageError(formatTexts.notOrganized({ path: input.path, reason: result.refused }));
  }
  return result.text;
}
