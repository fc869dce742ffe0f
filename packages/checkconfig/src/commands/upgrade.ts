import { latest, parseRelease, type Release } from '@mosquitto-conf/config';
import { NodeFiles } from '@mosquitto-conf/config/node';
import { planUpgrade } from '@mosquitto-conf/validator';
import { Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { upgradeFormats } from '../formats/upgrade/index.js';
import { addFileOptions, type FileOptions, hostOf, nodeOptionsOf, releaseNamed } from '../host-options.js';
import { openInput } from '../read-input.js';
import { writeFiles } from '../write/write-files.js';

interface UpgradeOptions extends FileOptions {
  readonly target?: string;
  readonly from: string;
  readonly to?: string;
  readonly write?: boolean;
  readonly format?: string;
}

/** `checkconfig upgrade`: what another release does differently with a configuration, and the edits against that. */
export function upgradeCommand(): Command {
  const command = new Command('upgrade')
    .description('print what another release does differently with a configuration, and edit it')
    .argument('<path>', 'the main file; - for standard input')
    .requiredOption(
      '--from <release>',
      'the release that the configuration is written for: 1.6.15, 1.6, debian-10',
    )
    .option('--to <release>', 'the release to upgrade to (default: latest); 3.0 for announced changes')
    .option('--write', 'write the edits, in included files too')
    // Answered with what to write instead.
    .addOption(new Option('-t, --target <release>').hideHelp());
  return addFormatOption(addFileOptions(command), upgradeFormats)
    .addHelpText(
      'after',
      `
The edits keep what the old release did. What they cannot keep is listed, with what to do. With --to 3.0, what the project has
announced for 3.0 is done too; otherwise 3.0 is taken for the newest release.

Exit code: 0 the new release starts with the edits, 1 it does not yet, 2 wrong use or an internal error.

Examples:
  checkconfig upgrade mosquitto.conf --from 1.6
  checkconfig upgrade mosquitto.conf --from 1.6 --to 2.1 --format diff
  checkconfig upgrade /etc/mosquitto/mosquitto.conf --from debian-12 --to debian-13 --write`,
    )
    .action(upgrade);
}

/** A release to come, of which it is known only what is announced; for the rest it is taken for the newest. */
function announcedRelease(text: string | undefined): Release | undefined {
  return /^v?3(\.0)?(\.0)?$/.test(text ?? '') ? parseRelease('3.0') : undefined;
}

async function upgrade(path: string, options: UpgradeOptions): Promise<void> {
  if (options.target !== undefined)
    throw new UsageError('an upgrade has two releases: name them with --from and --to');
  if (options.write && path === '-')
    throw new UsageError('standard input cannot be written: leave --write out');
  const from = releaseNamed(options.from);
  const announced = announcedRelease(options.to);
  const to = options.to === undefined || announced ? latest : releaseNamed(options.to);
  if (from.name === to.name && !announced) throw new UsageError(`--from and --to are both ${from.name}`);
  const input = await openInput(path, options.stdinFilename);
  const plan = planUpgrade(input.name, from, to, hostOf(options, input), announced);
  if (typeof plan === 'string') throw new UsageError(`"${input.path}" cannot be upgraded: ${plan}`);
  if (options.write) {
    const files = new NodeFiles(nodeOptionsOf(options, input));
    const old = new Map(plan.before.configuration.files.map(({ path, document }) => [path, document.text]));
    writeFiles(
      [...plan.texts].map(([file, content]) => ({
        path: file === input.name ? input.path : files.locate(file).path,
        content,
        before: old.get(file) ?? '',
      })),
    );
  }
  process.stdout.write(
    formatNamed(upgradeFormats, options.format).write({ input, plan, written: options.write === true }),
  );
  process.exitCode = plan.after.stop ? 1 : 0;
}
