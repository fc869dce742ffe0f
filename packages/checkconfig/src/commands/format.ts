import { applyEdits, decode, encode, parseConfiguration } from '@mosquitto-conf/grammar';
import { formatDocument, organize } from '@mosquitto-conf/validator';
import { Command } from 'commander';
import { type AccessKinds, accessKindOf } from '../access-kind-of.js';
import { accessKinds } from '../access-kinds.js';
import { failureOf, UsageError } from '../failure.js';
import { findFiles } from '../find-files.js';
import { addReadingOptions, hostOf, mapsOf, type ReadingOptions, targetOf } from '../host-options.js';
import { writeFailure } from '../isolate.js';
import { type Input, openInput } from '../read-input.js';
import { writeFiles } from '../write/write-files.js';

interface FormatOptions extends ReadingOptions {
  readonly check?: boolean;
  readonly write?: boolean;
  readonly organize?: boolean;
}

/** `checkconfig format`: tidies a configuration without changing what it means. */
export function formatCommand(): Command {
  const command = new Command('format')
    .description('tidy configurations without changing what they mean')
    .argument('[path...]', 'files, folders and globs; - for standard input')
    .option('--check', 'only list the files that would change; exit with 1 if there are any')
    .option('--write', 'write the files that change')
    .option('--organize', 'also put the directives of each main file into the suggested order');
  return addReadingOptions(command)
    .addHelpText(
      'after',
      `
Without --check and --write, it prints the text of one file. Without --target, a blank stays if it matters to any release
from 1.4.0 on; with --target, if it matters to that release. --organize uses the latest release unless --target is given. ACL,
password and PSK files stay as they are.

Exit code: 0 done, 1 files would change (--check), 2 wrong use or an internal error.

Examples:
  checkconfig format mosquitto.conf                        print it tidied
  checkconfig format --check conf/mosquitto.conf conf/conf.d/*.conf
  checkconfig format --write --organize --target 2.0 mosquitto.conf`,
    )
    .action(format);
}

async function format(paths: readonly string[], options: FormatOptions): Promise<void> {
  const { check = false, write = false } = options;
  if (check && write) throw new UsageError('--check and --write exclude each other');
  const files = await findFiles(paths, !check && !write);
  if (files.length > 1 && !check && !write) {
    throw new UsageError(`${files.length} files are named: add --check or --write, or name one`);
  }
  if (write && files.includes('-'))
    throw new UsageError('standard input cannot be written: leave --write out');
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
    process.stdout.write(encode(text));
    return text !== before;
  }
  if (text === before) return false;
  if (write) writeFiles([{ path: input.path, content: text, before: input.content }]);
  process.stdout.write(`${input.path}: ${write ? 'formatted' : 'would change'}\n`);
  return true;
}

function formatted(input: Input, text: string, options: FormatOptions): string {
  const target = options.target === undefined ? undefined : targetOf(options);
  if (!options.organize) {
    return applyEdits(text, formatDocument(parseConfiguration(text), target && [target]));
  }
  const result = organize(input.name, targetOf(options), hostOf(options, input));
  if (result.refused !== undefined) {
    throw new UsageError(`"${input.path}" cannot be put in order: ${result.refused}`);
  }
  return result.text;
}
