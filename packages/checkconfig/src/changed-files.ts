import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { analyse, type FileSystem, type Text } from '@mosquitto-conf/config';
import { NodeFiles, realPath } from '@mosquitto-conf/config/node';
import { UsageError } from './failure.js';
import { hostOf, nodeOptionsOf, targetOf } from './host-options.js';
import { openInput } from './read-input.js';
import { Nearby, settingsFileOf, withSettings } from './reading-settings.js';
import type { SettingsOptions } from './settings-options.js';
import { changedFilesTexts } from './texts/changed-files.js';

/**
 * Of some configurations and access files, those that differ from a commit, and those that read a file which differs: an
 * included one, a password file, a certificate, the settings.
 * @param ref what to compare with; the commit at which the current branch left it counts
 * @throws UsageError where Git cannot say what differs
 */
export async function onlyChanged(
  files: readonly string[],
  ref: string,
  options: SettingsOptions,
): Promise<string[]> {
  const changed = changedPaths(ref);
  const nearby = new Nearby();
  const kept: string[] = [];
  if (changed.size === 0) return kept;
  for (const file of files)
    if (changed.has(realPath(resolve(file))) || (await readsAny(file, changed, options, nearby)))
      kept.push(file);
  return kept;
}

/** The files that differ from a commit, those that are new to Git and those that are gone too. */
function changedPaths(ref: string): ReadonlySet<string> {
  const top = git(['rev-parse', '--show-toplevel']).trimEnd();
  const tracked = isEmpty()
    ? git(['ls-files', '-z'], top)
    : git(['diff', '--name-only', '--no-renames', '-z', baseOf(ref)], top);
  const added = git(['ls-files', '--others', '--exclude-standard', '-z'], top);
  const names = `${tracked}${added}`.split('\0').filter(Boolean);
  return new Set(names.map((name) => realPath(join(top, name))));
}

/** Whether the repository has no commit yet. */
function isEmpty(): boolean {
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', 'HEAD']).status !== 0;
}

/** The commit at which the current branch left another; the commit itself where they have none in common. */
function baseOf(ref: string): string {
  if (ref.startsWith('-')) throw new UsageError(changedFilesTexts.notACommit({ ref }));
  const commit = git(
    ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`],
    undefined,
    changedFilesTexts.noSuchCommit({ ref }),
  ).trim();
  const { status, stdout } = spawnSync('git', ['merge-base', commit, 'HEAD'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : commit;
}

function git(args: readonly string[], cwd?: string, explain?: Text): string {
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (error) throw new UsageError(changedFilesTexts.noGit);
  if (status === 0) return stdout;
  const [message = ''] = stderr.trim().split('\n');
  throw new UsageError(explain ?? changedFilesTexts.gitSays({ message }));
}

/** Whether reading a configuration means reading one of the files. One that cannot be read is left to the check. */
async function readsAny(
  path: string,
  changed: ReadonlySet<string>,
  options: SettingsOptions,
  nearby: Nearby,
): Promise<boolean> {
  if (path === '-') return true;
  const input = await openInput(path, undefined).catch(() => undefined);
  if (!input) return true;
  const settings = await settingsFileOf(path, options, nearby);
  if (settings && changed.has(realPath(resolve(settings.path)))) return true;
  const { reading } = await withSettings(input, settings, options, nearby);
  const places = new NodeFiles(nodeOptionsOf(reading, input));
  let found = false;
  const look = (name: string) => {
    found ||= changed.has(realPath(resolve(places.locate(name).path)));
  };
  const lookIn = (name: string) => {
    const folder = realPath(resolve(places.locate(name).path));
    found ||= [...changed].some((file) => dirname(file) === folder);
  };
  const host = hostOf(reading, input);
  analyse(input.name, targetOf(reading), { ...host, files: watched(host.files, look, lookIn) });
  return found;
}

/** The same files, with a word about each that is looked at. */
function watched(
  files: FileSystem,
  look: (path: string) => void,
  lookIn: (path: string) => void,
): FileSystem {
  const told =
    <T>(tell: (path: string) => void, ask: (path: string) => T) =>
    (path: string): T => {
      tell(path);
      return ask(path);
    };
  return {
    ...(files.unread ? { unread: (path: string) => files.unread?.(path) } : {}),
    read: told(look, (path) => files.read(path)),
    list: told(lookIn, (path) => files.list(path)),
    status: told(look, (path) => files.status(path)),
    isLink: (path) => files.isLink(path),
    writable: (path) => files.writable(path),
  };
}
