import { findTarget, latest, type Release } from '@mosquitto-conf/config';
import { NodeFiles } from '@mosquitto-conf/config/node';
import { planUpgrade } from '@mosquitto-conf/validator';
import { Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { addReadingOptions, hostOf, nodeOptionsOf, type ReadingOptions } from '../host-options.js';
import { openInput } from '../read-input.js';
import { upgradeFormats } from '../upgrade/formats.js';
import { writeFile } from '../write-file.js';

interface UpgradeOptions extends ReadingOptions {
  readonly from: string;
  readonly to?: string;
  readonly write?: boolean;
  readonly format: string;
  readonly stdinFilename?: string;
}

/** `checkconfig upgrade`: what another release does differently with a configuration, and the edits against that. */
export function upgradeCommand(): Command {
  const command = new Command('upgrade')
    .description('say what changes for a configuration from one release to another, and edit it')
    .argument('<path>', 'the main file; - for standard input')
    .requiredOption('--from <release>', 'the release it is written for: 1.6.15, 1.6, debian-10, …')
    .option('--to <release>', 'the release it is to run with (default: latest)')
    .option('--write', 'make the edits, in included files too')
    .addOption(
      new Option('--format <format>', 'how to print').choices(Object.keys(upgradeFormats)).default('pretty'),
    )
    .option('--stdin-filename <path>', 'the name and place of what is read from standard input');
  addReadingOptions(command);
  command.options.find(({ long }) => long === '--target')?.hideHelp();
  return command
    .addHelpText(
      'after',
      `
The edits keep what the old release did. What they cannot keep is listed with what to do.

Exit code: 0 the new release starts with the edits, 1 it does not yet, 2 wrong use or an internal error.

Examples:
  checkconfig upgrade mosquitto.conf --from 1.6
  checkconfig upgrade mosquitto.conf --from 1.6 --to 2.1 --format diff
  checkconfig upgrade /etc/mosquitto/mosquitto.conf --from debian-12 --to debian-13 --write`,
    )
    .action(upgrade);
}

async function upgrade(path: string, options: UpgradeOptions): Promise<void> {
  if (options.target !== undefined)
    throw new UsageError('an upgrade has two releases: name them with --from and --to');
  if (options.write && path === '-')
    throw new UsageError('standard input cannot be written: leave --write out');
  const from = releaseOf(options.from);
  const to = options.to === undefined ? latest : releaseOf(options.to);
  if (from.name === to.name) throw new UsageError(`--from and --to are both ${from.name}`);
  const input = await openInput(path, options.stdinFilename);
  const plan = planUpgrade(input.name, from, to, hostOf(options, input));
  if (typeof plan === 'string') throw new UsageError(`"${input.path}" cannot be upgraded: ${plan}`);
  if (options.write) {
    const files = new NodeFiles(nodeOptionsOf(options, input));
    for (const [file, text] of plan.texts)
      writeFile(file === input.name ? input.path : files.locate(file).path, text);
  }
  process.stdout.write(upgradeFormats[options.format]!({ input, plan, written: options.write === true }));
  process.exitCode = plan.after.outcome === 'running' ? 0 : 1;
}

function releaseOf(text: string): Release {
  const release = findTarget(text);
  if (release) return release;
  throw new UsageError(
    `there is no release "${text}": name one from 1.4.0 to ${latest.name}, or a name such as debian-12`,
  );
}
