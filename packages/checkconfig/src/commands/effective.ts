import type { Analysis, Place } from '@mosquitto-conf/config';
import { encode } from '@mosquitto-conf/grammar';
import {
  configurationLines,
  type EffectiveConfiguration,
  type EffectiveSetting,
  effectiveDifferences,
  effectiveSettings,
} from '@mosquitto-conf/validator';
import { Command, Option } from 'commander';
import { collect } from '../collect.js';
import { addColorOptions, type ColorOptions, usesColor } from '../color.js';
import { UsageError } from '../failure.js';
import { effectiveFormats } from '../formats/effective/index.js';
import { type Listing, type TargetListing, verdict } from '../formats/effective/listing.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { addFileOptions, releaseNamed, targetOf, targetOption } from '../host-options.js';
import { note, say, written } from '../language.js';
import { analyseConfiguration, type OpenedConfiguration, openConfiguration } from '../open-configuration.js';
import { print, printError } from '../print.js';
import { displayPath } from '../read-input.js';
import { addSettingsOptions, type SettingsOptions } from '../settings-options.js';
import { commonTexts } from '../texts/common.js';
import { effectiveTexts } from '../texts/effective.js';

interface EffectiveOptions extends Omit<SettingsOptions, 'target'>, ColorOptions {
  readonly target?: readonly string[];
  readonly format?: string;
  readonly all?: boolean;
  readonly setOnly?: boolean;
}

type Opened = OpenedConfiguration<SettingsOptions>;

/** `checkconfig effective`: every setting in force, with where it comes from. */
export function effectiveCommand(): Command {
  const command = new Command('effective')
    .description(say(effectiveTexts.description))
    .argument('[path]', say(commonTexts.mainFile))
    .addOption(targetOption().argParser(collect));
  addSettingsOptions(addFormatOption(addFileOptions(command), effectiveFormats));
  return addColorOptions(command)
    .addOption(new Option('--all', say(effectiveTexts.all)).conflicts('setOnly'))
    .addOption(new Option('--set-only', say(effectiveTexts.setOnly)).conflicts('all'))
    .addHelpText('after', say(effectiveTexts.help))
    .action(effective);
}

async function effective(path: string | undefined, options: EffectiveOptions): Promise<void> {
  const { target: named = [], ...others } = options;
  if (named.length > 2) throw new UsageError(effectiveTexts.targets);
  if (named.length > 1 && options.format === 'conf') {
    throw new UsageError(effectiveTexts.oneTarget);
  }
  const releases = named.map(releaseNamed);
  const opened = await openConfiguration(path, others);
  const { reading } = opened;
  const analyses = (releases.length > 0 ? releases : [targetOf(reading)]).map((release) =>
    analyseConfiguration(opened, release),
  );
  const listing = listingOf(opened, analyses, options);
  print(encode(formatNamed(effectiveFormats, options.format).write(listing)));
  const told = verdict(listing.first);
  // A configuration has no room for it.
  if (options.format === 'conf' && told !== undefined) printError(note(written(told)));
  process.exitCode = analyses.some(({ stop }) => stop?.stage === 'config') ? 1 : 0;
}

function listingOf(opened: Opened, [one, other]: readonly Analysis[], options: EffectiveOptions): Listing {
  const { input } = opened;
  const showFile = (file: string) => displayPath(input, file);
  const first = targetListing(one!, options);
  const second = other ? targetListing(other, options) : undefined;
  return {
    path: input.path,
    first,
    ...(second
      ? { second: { target: second, differences: effectiveDifferences(first.effective, second.effective) } }
      : {}),
    lines: () => checkedLines(opened, one!, options),
    show: ({ file, line }: Place) => `${showFile(file)}:${line}`,
    showFile,
    color: usesColor(options),
  };
}

function targetListing(analysis: Analysis, options: EffectiveOptions): TargetListing {
  const { configuration, outcome, stop } = analysis;
  const effective = effectiveSettings(configuration);
  return {
    release: configuration.release,
    outcome,
    ...(stop ? { message: stop.message } : {}),
    effective: { ...effective, sections: chosen(effective, options) },
  };
}

/** What is set and what has a default, unless more or less was asked for. Two targets may differ in either. */
function chosen({ sections }: EffectiveConfiguration, { all, setOnly, target }: EffectiveOptions) {
  const kept = ({ places, values }: EffectiveSetting) =>
    all || (setOnly && target?.length !== 2 ? places.length > 0 : values.length > 0);
  if (target?.length === 2 && !setOnly) return sections;
  return sections.map((section) => ({ ...section, settings: section.settings.filter(kept) }));
}

/** The configuration as one file, read again to be sure of it. */
function checkedLines(opened: Opened, analysis: Analysis, options: EffectiveOptions) {
  const { configuration } = analysis;
  const { input } = opened;
  const blocks = configurationLines(configuration, options.all ?? false);
  const text = blocks.flatMap((block) => block.map((line) => `${line.text}\n`)).join('');
  const rewritten = { ...opened, input: { ...input, content: encode(text) } };
  const again = analyseConfiguration(rewritten, configuration.release);
  const same = meaning(again) === meaning(analysis);
  if (again.stop?.stage !== 'config' && same) return blocks;
  const { notOneFile, notOneFileRefused } = effectiveTexts;
  const fault = { path: input.path, release: configuration.release.name };
  const { stop } = analysis;
  // That the release refuses the file may be why it cannot be written as one.
  throw new UsageError(stop ? notOneFileRefused({ ...fault, reason: stop.message }) : notOneFile(fault));
}

/** What is in force, without places; listeners in no order. */
function meaning({ configuration }: Analysis): string {
  return effectiveSettings(configuration)
    .sections.map(({ title, note, settings }) =>
      JSON.stringify([title, note, settings.map(({ name, values }) => [name, values])]),
    )
    .sort()
    .join('\n');
}
