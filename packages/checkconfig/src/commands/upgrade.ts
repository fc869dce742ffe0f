import { latest, parseRelease, type Release } from '@mosquitto-conf/config';
import { NodeFiles } from '@mosquitto-conf/config/node';
import { planUpgrade } from '@mosquitto-conf/validator';
import { Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { upgradeFormats } from '../formats/upgrade/index.js';
import { addFileOptions, hostOf, nodeOptionsOf, releaseNamed } from '../host-options.js';
import { languageOfRun, say } from '../language.js';
import { openFile } from '../open-configuration.js';
import { print } from '../print.js';
import { addSettingsOptions, type SettingsOptions } from '../settings-options.js';
import { commonTexts } from '../texts/common.js';
import { upgradeTexts } from '../texts/upgrade.js';
import { writeFiles } from '../write/write-files.js';

interface UpgradeOptions extends SettingsOptions {
  readonly from?: string;
  readonly to?: string;
  readonly write?: boolean;
  readonly format?: string;
}

/** `checkconfig upgrade`: what another release does differently with a configuration, and the edits against that. */
export function upgradeCommand(): Command {
  const command = new Command('upgrade')
    .description(say(upgradeTexts.description))
    .argument('<path>', say(commonTexts.mainFile))
    .option('--from <release>', say(upgradeTexts.from))
    .option('--to <release>', say(upgradeTexts.to))
    .option('--write', say(upgradeTexts.write))
    // Answered with what to write instead.
    .addOption(new Option('-t, --target <release>').hideHelp());
  return addSettingsOptions(addFormatOption(addFileOptions(command), upgradeFormats))
    .addHelpText('after', say(upgradeTexts.help))
    .action(upgrade);
}

/** A release to come, of which it is known only what is announced; for the rest it is taken for the newest. */
function announcedRelease(text: string | undefined): Release | undefined {
  return /^v?3(\.0)?(\.0)?$/.test(text ?? '') ? parseRelease('3.0') : undefined;
}

async function upgrade(path: string, options: UpgradeOptions): Promise<void> {
  if (options.target !== undefined) throw new UsageError(upgradeTexts.twoReleases);
  if (options.write && path === '-') throw new UsageError(commonTexts.notWritable);
  const { input, reading } = await openFile(path, options);
  const named = options.from ?? reading.target;
  if (named === undefined) throw new UsageError(upgradeTexts.fromMissing);
  const from = releaseNamed(named);
  const announced = announcedRelease(options.to);
  const to = options.to === undefined || announced ? latest : releaseNamed(options.to);
  if (from.name === to.name && !announced)
    throw new UsageError(upgradeTexts.sameRelease({ release: from.name }));
  const plan = planUpgrade(input.name, from, to, hostOf(reading, input), announced, languageOfRun());
  if (typeof plan === 'string')
    throw new UsageError(upgradeTexts.notUpgraded({ path: input.path, reason: plan }));
  if (options.write) {
    const files = new NodeFiles(nodeOptionsOf(reading, input));
    const old = new Map(plan.before.configuration.files.map(({ path, document }) => [path, document.text]));
    writeFiles(
      [...plan.texts].map(([file, content]) => ({
        path: file === input.name ? input.path : files.locate(file).path,
        content,
        before: old.get(file) ?? '',
      })),
    );
  }
  print(formatNamed(upgradeFormats, options.format).write({ input, plan, written: options.write === true }));
  process.exitCode = plan.after.stop ? 1 : 0;
}
