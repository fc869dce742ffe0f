import { join } from 'node:path';
import { type Analysis, analyse, type Release } from '@mosquitto-conf/config';
import { encode } from '@mosquitto-conf/grammar';
import { type ConfigurationDiff, diffConfigurations } from '@mosquitto-conf/validator';
import { Command, Option } from 'commander';
import { addColorOptions, type ColorOptions, usesColor } from '../color.js';
import { UsageError } from '../failure.js';
import { isFolder } from '../find-files.js';
import type { ComparedFile } from '../formats/diff/comparison.js';
import { diffFormats } from '../formats/diff/index.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { addReadingOptions, hostOf, type ReadingOptions, targetOf } from '../host-options.js';
import { displayPath, type Input, openInput } from '../read-input.js';

type FailOn = 'restart' | 'change' | 'never';

interface DiffOptions extends ReadingOptions, ColorOptions {
  readonly format?: string;
  readonly failOn: FailOn;
}

/** `checkconfig diff`: changes of meaning, and whether a reload takes them. */
export function diffCommand(): Command {
  const command = new Command('diff')
    .description('print what changes in meaning, and whether a reload applies it or a restart is needed')
    .argument('<old>', 'the old main file or its folder; - for standard input')
    .argument('<new>', 'the new main file or its folder; - for standard input');
  return addColorOptions(addFormatOption(addReadingOptions(command), diffFormats))
    .addOption(
      new Option('--fail-on <what>', 'when to exit with 1')
        .choices(['restart', 'change', 'never'])
        .default('restart'),
    )
    .addHelpText(
      'after',
      `
Order, comments, included files and other spellings of a value are not changes. Users and ACL lines are compared too
if both files can be read. Passwords and keys are not shown.

Exit code: 0, 1 when a restart is needed (see --fail-on), 2 wrong use or one of the two would not start.

Examples:
  checkconfig diff mosquitto.conf.bak mosquitto.conf
  checkconfig diff old/ new/ --target debian-12 --format markdown
  git show main:mosquitto.conf | checkconfig diff - mosquitto.conf --fail-on change`,
    )
    .action(diff);
}

async function diff(oldPath: string, newPath: string, options: DiffOptions): Promise<void> {
  if (oldPath === '-' && newPath === '-') throw new UsageError('only one of the two can be standard input');
  const release = targetOf(options);
  const old = await open(oldPath, release, options);
  const now = await open(newPath, release, options);
  const found = diffConfigurations(old.analysis, now.analysis);
  const comparison = { old: old.file, now: now.file, diff: found, color: usesColor(options) };
  process.stdout.write(encode(formatNamed(diffFormats, options.format).write(comparison)));
  const refused = [old, now].some(({ analysis }) => analysis.stop);
  process.exitCode = refused ? 2 : fails(found, options.failOn) ? 1 : 0;
}

async function open(
  path: string,
  release: Release,
  options: DiffOptions,
): Promise<{ readonly analysis: Analysis; readonly file: ComparedFile }> {
  const input: Input = await openInput(mainFile(path), options.stdinFilename);
  const analysis = analyse(input.name, release, hostOf(options, input), { literal: true });
  if (analysis.configuration.files.length === 0) throw new UsageError(`"${input.path}" cannot be read`);
  const { outcome, stop } = analysis;
  const showFile = (file: string) => displayPath(input, file);
  return {
    analysis,
    file: {
      path: input.path,
      outcome,
      ...(stop ? { message: stop.message } : {}),
      showFile,
      show: ({ file, line }) => `${showFile(file)}:${line}`,
    },
  };
}

/** A folder stands for the `mosquitto.conf` in it. */
function mainFile(path: string): string {
  if (path === '-') return path;
  return isFolder(path) ? join(path, 'mosquitto.conf') : path;
}

function fails({ effort }: ConfigurationDiff, failOn: FailOn): boolean {
  return failOn === 'restart' ? effort === 'restart' : failOn === 'change' && effort !== undefined;
}
