import {
  findTarget,
  type Host,
  latest,
  namedTargets,
  overlayFiles,
  type Release,
} from '@mosquitto-conf/config';
import { type NodeHostOptions, nodeHost } from '@mosquitto-conf/config/node';
import { type Command, Option } from 'commander';
import { UsageError } from './failure.js';
import type { Input } from './read-input.js';

/** What every command that reads a configuration can be told. */
export interface ReadingOptions {
  readonly target?: string;
  readonly root?: string;
  readonly map?: readonly string[];
  readonly cwd?: string;
  readonly checkFiles?: boolean;
}

export function addReadingOptions(command: Command): Command {
  const names = namedTargets.map(({ name }) => name).join(', ');
  return command
    .option(
      '-t, --target <release>',
      `the release to check for: 2.0.18, 2.0, or one of ${names} (default: latest)`,
    )
    .option('--root <dir>', 'read absolute paths below this folder (the files of a container image, say)')
    .addOption(
      new Option(
        '--map <from=to>',
        "read one folder of the broker's machine from another here; repeatable",
      ).argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value]),
    )
    .option('--cwd <dir>', "the folder the broker is started in (default: the file's own)")
    .option('--check-files', 'take absolute paths for paths of this machine: missing files are errors');
}

/** The release that `--target` names. */
export function targetOf(options: ReadingOptions): Release {
  if (options.target === undefined) return latest;
  const release = findTarget(options.target);
  if (release) return release;
  const names = namedTargets.map(({ name }) => name).join(', ');
  throw new UsageError(
    `there is no release "${options.target}": name one from 1.4.0 to ${latest.name}, or ${names}`,
  );
}

/** Where the files of the broker's machine are found here, with the broker started in the input's folder or in `--cwd`. */
export function nodeOptionsOf(options: ReadingOptions, input: Input): NodeHostOptions {
  const maps = (options.map ?? []).map((text) => {
    const at = text.indexOf('=');
    if (at <= 0 || at === text.length - 1) throw new UsageError(`--map wants FROM=TO, not "${text}"`);
    return { from: text.slice(0, at), to: text.slice(at + 1) };
  });
  return {
    cwd: options.cwd ?? input.folder,
    maps,
    checkFiles: options.checkFiles ?? false,
    ...(options.root === undefined ? {} : { root: options.root }),
  };
}

/**
 * The machine that the options describe.
 * @param texts files to be taken for what they are here instead, by the path the broker knows them by
 */
export function hostOf(
  options: ReadingOptions,
  input: Input,
  texts: ReadonlyMap<string, Uint8Array> = new Map(),
): Host {
  const host = nodeHost(nodeOptionsOf(options, input));
  const overlay = new Map([[input.name, input.content], ...texts]);
  return { ...host, files: overlayFiles(host.files, overlay) };
}
