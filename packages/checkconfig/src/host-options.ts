import { existsSync, statSync } from 'node:fs';
import {
  type Container,
  findTarget,
  type Host,
  latest,
  namedTargets,
  noSuchRelease,
  overlayFiles,
  type Release,
  releases,
  systemOf,
  type Text,
} from '@mosquitto-conf/config';
import { NodeFiles, type NodeHostOptions, nodeHost } from '@mosquitto-conf/config/node';
import { type Command, Option } from 'commander';
import { collect } from './collect.js';
import { UsageError } from './failure.js';
import { languageOfRun, say, written } from './language.js';
import type { Input } from './read-input.js';
import { suggesting } from './suggested-words.js';
import { hostOptionsTexts } from './texts/host-options.js';

/** Where the broker's files are found. */
export interface FileOptions {
  readonly root?: string;
  readonly map?: readonly string[];
  readonly cwd?: string;
  readonly checkFiles?: boolean;
  readonly stdinFilename?: string;
  /** The container that the configuration is for. No option names it. */
  readonly container?: Container;
}

/** Options of every command that reads a configuration for one release. */
export interface ReadingOptions extends FileOptions {
  readonly target?: string;
}

const TARGETS = namedTargets.map(({ name }) => name).join(', ');

/**
 * The option that says which release reads the configuration.
 * @param more what else its summary says
 */
export function targetOption(use: 'target' | 'targets' | 'targetOfTests' = 'target'): Option {
  const option = new Option('-t, --target <release>', say(hostOptionsTexts[use]({ targets: TARGETS })));
  return suggesting(
    option,
    [...namedTargets, ...releases].map(({ name }) => name),
  );
}

/**
 * Adds the options that say where the files of the broker's machine are found here.
 * @param usual the folder that the broker is started in by default
 */
export function addPlaceOptions(command: Command, usual: Text = hostOptionsTexts.cwdDefault): Command {
  return command
    .option('--root <dir>', say(hostOptionsTexts.root))
    .addOption(new Option('--map <from=to>', say(hostOptionsTexts.map)).argParser(collect))
    .option('--cwd <dir>', say(hostOptionsTexts.cwd({ usual })));
}

/** Adds the options that say where and how the broker's files are read. */
export function addFileOptions(command: Command): Command {
  return addPlaceOptions(command)
    .option('--check-files', say(hostOptionsTexts.checkFiles))
    .option('--no-check-files', say(hostOptionsTexts.noCheckFiles))
    .option('--stdin-filename <path>', say(hostOptionsTexts.stdinFilename));
}

/** Adds the options of a command that reads a configuration for one release. */
export function addReadingOptions(command: Command): Command {
  return addFileOptions(command.addOption(targetOption()));
}

/** The release that `--target` names; the latest where it is not given. */
export function targetOf(options: Pick<ReadingOptions, 'target'>): Release {
  return options.target === undefined ? latest : releaseNamed(options.target);
}

/**
 * The release that a person names.
 * @throws UsageError where there is none
 */
export function releaseNamed(name: string): Release {
  const release = findTarget(name);
  if (release) return release;
  if (/\d[\s,;]+\S/.test(name)) throw new UsageError(hostOptionsTexts.oneRelease({ text: name }));
  throw new UsageError(written(noSuchRelease(name, languageOfRun())));
}

/** @throws UsageError where a folder that an option names is not there: every file in it would be missing */
function mustBeFolder(option: string, path: string): void {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory()) return;
  const { noFolder, noFolderButFile } = hostOptionsTexts;
  throw new UsageError((status ? noFolderButFile : noFolder)({ option, path }));
}

/**
 * The folders that `--map` names.
 * @throws UsageError where it is spelled differently
 */
export function mapsOf({ map = [] }: Pick<FileOptions, 'map'>): readonly { from: string; to: string }[] {
  return map.map((text) => {
    const at = text.indexOf('=');
    if (at <= 0 || at === text.length - 1) throw new UsageError(hostOptionsTexts.mapWants({ text }));
    return { from: text.slice(0, at), to: text.slice(at + 1) };
  });
}

/** Where the files of the broker's machine are found here, with the broker started in the input's folder or in `--cwd`. */
export function nodeOptionsOf(
  options: FileOptions,
  input: Pick<Input, 'folder'> & Partial<Pick<Input, 'path' | 'content'>>,
): NodeHostOptions {
  const maps = mapsOf(options);
  if (options.root !== undefined) mustBeFolder('--root', options.root);
  if (options.cwd !== undefined) mustBeFolder('--cwd', options.cwd);
  for (const { to } of maps) if (!existsSync(to)) throw new UsageError(hostOptionsTexts.noMapTarget({ to }));
  return {
    cwd: options.cwd ?? input.folder,
    ...(input.content === undefined ? {} : { system: systemOf(input.content) }),
    ...(input.path === undefined ? {} : { trees: [input.path] }),
    maps,
    ...(options.container ? { container: options.container } : {}),
    checkFiles: options.checkFiles ?? false,
    ...(options.root === undefined ? {} : { root: options.root }),
  };
}

/** The same for a broker that is started here; undefined without any of the options. */
export function placeOf(options: Pick<FileOptions, 'root' | 'map' | 'cwd'>): NodeHostOptions | undefined {
  const { root, map, cwd } = options;
  if (root === undefined && map === undefined && cwd === undefined) return undefined;
  const { checkFiles: _, ...place } = nodeOptionsOf(options, { folder: '.' });
  return place;
}

/** An input that knows where the files of its broker are found here. */
export function locatedInput(input: Input, options: FileOptions): Input {
  const { root, map = [], container } = options;
  if (root === undefined && map.length === 0 && !container) return input;
  const files = new NodeFiles(nodeOptionsOf(options, input));
  return { ...input, locate: (file) => files.locate(file).path };
}

/**
 * The machine that the options describe.
 * @param texts files to be taken for what they are here instead, by the path the broker knows them by
 */
export function hostOf(
  options: FileOptions,
  input: Input,
  texts: ReadonlyMap<string, Uint8Array> = new Map(),
): Host {
  const host = nodeHost(nodeOptionsOf(options, input));
  const overlay = new Map([[input.name, input.content], ...texts]);
  return { ...host, files: overlayFiles(host.files, overlay) };
}
