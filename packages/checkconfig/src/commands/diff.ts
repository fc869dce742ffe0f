import { join } from 'node:path';
import type { Analysis, Release } from '@mosquitto-conf/config';
import { encode } from '@mosquitto-conf/grammar';
import { type ConfigurationDiff, diffConfigurations } from '@mosquitto-conf/validator';
import { Command, Option } from 'commander';
import { addColorOptions, type ColorOptions, usesColor } from '../color.js';
import { UsageError } from '../failure.js';
import { isFolder } from '../find-files.js';
import type { ComparedFile } from '../formats/diff/comparison.js';
import { diffFormats } from '../formats/diff/index.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { addReadingOptions, targetOf } from '../host-options.js';
import { say } from '../language.js';
import { analyseConfiguration, type OpenedConfiguration, openFile } from '../open-configuration.js';
import { print } from '../print.js';
import { displayPath } from '../read-input.js';
import { addSettingsOptions, type SettingsOptions } from '../settings-options.js';
import { diffTexts } from '../texts/diff.js';

type FailOn = 'restart' | 'change' | 'never';

interface DiffOptions extends SettingsOptions, ColorOptions {
  readonly format?: string;
  readonly failOn: FailOn;
}

/** `checkconfig diff`: changes of meaning, and whether a reload applies them. */
export function diffCommand(): Command {
  const command = new Command('diff')
    .description(say(diffTexts.description))
    .argument('<old>', say(diffTexts.old))
    .argument('<new>', say(diffTexts.new));
  addSettingsOptions(addFormatOption(addReadingOptions(command), diffFormats));
  return addColorOptions(command)
    .addOption(
      new Option('--fail-on <what>', say(diffTexts.failOn))
        .choices(['restart', 'change', 'never'])
        .default('restart'),
    )
    .addHelpText('after', say(diffTexts.help))
    .action(diff);
}

async function diff(oldPath: string, newPath: string, options: DiffOptions): Promise<void> {
  if (oldPath === '-' && newPath === '-') throw new UsageError(diffTexts.oneStandardInput);
  const files = [await openFile(mainFile(oldPath), options), await openFile(mainFile(newPath), options)];
  const target = files[1]!.reading.target ?? files[0]!.reading.target;
  const release = targetOf(target === undefined ? {} : { target });
  const [old, now] = files.map((file) => read(file, release)) as [Compared, Compared];
  const found = diffConfigurations(old.analysis, now.analysis);
  const comparison = { old: old.file, now: now.file, diff: found, color: usesColor(options) };
  print(encode(formatNamed(diffFormats, options.format).write(comparison)));
  const refused = [old, now].some(({ analysis }) => analysis.stop);
  process.exitCode = refused ? 2 : fails(found, options.failOn) ? 1 : 0;
}

interface Compared {
  readonly analysis: Analysis;
  readonly file: ComparedFile;
}

/** Reads one of the two; both are read as the same release. */
function read(opened: OpenedConfiguration<DiffOptions>, release: Release): Compared {
  const { input } = opened;
  const analysis = analyseConfiguration(opened, release);
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
