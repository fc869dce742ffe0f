import { type Release, Report, readConfiguration } from '@mosquitto-conf/config';
import { maskLine } from '@mosquitto-conf/config/internal';
import type { DirectiveLine } from '@mosquitto-conf/grammar';
import { Command } from 'commander';
import { accessKindOf } from '../access-kind-of.js';
import { UsageError } from '../failure.js';
import { findFiles } from '../find-files.js';
import type { ActiveLine, ActiveLines } from '../formats/active/active-lines.js';
import { activeFormats } from '../formats/active/index.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { addReadingOptions, hostOf, type ReadingOptions, targetOf } from '../host-options.js';
import { languageOfRun, note, say, written } from '../language.js';
import { hasNearby } from '../nearby-names.js';
import type { OpenedConfiguration } from '../open-configuration.js';
import { print, printError } from '../print.js';
import { displayPath, type Input, openInput } from '../read-input.js';
import { addSettingsOptions, type SettingsOptions } from '../settings-options.js';
import { activeTexts } from '../texts/active.js';
import { commonTexts } from '../texts/common.js';

interface ActiveOptions extends SettingsOptions {
  readonly format?: string;
}

/** `checkconfig active`: only the lines that set something, in the order the broker reads them. */
export function activeCommand(): Command {
  const command = new Command('active')
    .description(say(activeTexts.description))
    .argument('[path]', say(commonTexts.mainFile));
  return addSettingsOptions(addFormatOption(addReadingOptions(command), activeFormats))
    .addHelpText('after', say(activeTexts.help))
    .action(active);
}

async function active(path: string | undefined, options: ActiveOptions): Promise<void> {
  const [first] = await findFiles(path === undefined ? [] : [path]);
  const opened = await openInput(first!, options.stdinFilename);
  const access = accessKindOf(opened.path, opened.content);
  if (access && access !== 'acl_file')
    throw new UsageError(activeTexts.notAConfiguration({ path: opened.path, command: access }));
  const { input, reading } = await asSettingsSay(first!, opened, options);
  const { lines, refused } = activeLines(input, reading);
  print(formatNamed(activeFormats, options.format).write({ input, lines, refused }));
  // What is printed stays what other programs read.
  if (refused) printError(note(written(refused.message)));
}

/** What reads settings files and those of containers takes longer than all the rest, so it is loaded only if there is one. */
async function asSettingsSay(
  path: string,
  input: Input,
  options: ActiveOptions,
): Promise<OpenedConfiguration<SettingsOptions>> {
  if (options.config === undefined && !hasNearby(input.folder)) return { input, reading: options };
  const { withNearby } = await import('../open-configuration.js');
  return withNearby(path, input, options);
}

/**
 * The lines of all files, in reading order: what an `include_dir` brings in follows its line.
 * @returns with what the release says of them if it refuses them
 */
function activeLines(
  input: Input,
  options: ReadingOptions,
): { readonly lines: readonly ActiveLine[]; readonly refused: ActiveLines['refused'] } {
  const host = hostOf(options, input);
  const report = new Report({ language: languageOfRun() });
  const release = targetOf(options);
  const { files } = readConfiguration(input.name, release, host, report);
  const main = files[0];
  if (!main) throw new UsageError(commonTexts.unread({ path: input.path }));
  const lines: ActiveLine[] = [];
  const includedBy = new Map<number, (typeof files)[number][]>();
  for (const file of files) {
    // Only the main file includes others.
    const line = file.includedBy?.line;
    if (line !== undefined) includedBy.set(line, [...(includedBy.get(line) ?? []), file]);
  }
  const print = (file: (typeof files)[number]) => {
    for (const line of file.document.lines) {
      if (line.kind !== 'directive') continue;
      lines.push({
        file: displayPath(input, file.path),
        line: line.number,
        ...shownParts(line, file.document.text.slice(line.start, line.end)),
      });
      if (file === main) for (const included of includedBy.get(line.number) ?? []) print(included);
    }
  };
  print(main);
  return { lines, refused: refusal(input, release, report) };
}

function refusal(input: Input, release: Release, { stop }: Report): ActiveLines['refused'] {
  if (!stop) return undefined;
  const { named, message } = stop;
  const fault = { release: release.name, path: input.path, message };
  const { refuses, refusesAt } = activeTexts;
  const text = named
    ? refusesAt({ ...fault, place: `${displayPath(input, named.file)}:${named.line}` })
    : refuses(fault);
  return { message: say(text) };
}

/** A line's parts, without passwords and keys. */
function shownParts({ name, value }: DirectiveLine, text: string) {
  const shown = maskLine(text, 'configuration');
  if (shown === text) return { directive: name.text, value: value?.text ?? '', text };
  const directive = maskLine(name.text, 'configuration');
  return { directive, value: shown.slice(shown.indexOf(directive) + directive.length).trim(), text: shown };
}
