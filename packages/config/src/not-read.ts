import type { FileSystem } from './host.js';
import type { ReportEntry } from './report.js';

const REASONS = {
  outside: 'is outside the folder of the configuration, so it was not read.',
  special: 'is not an ordinary file, so it was not read.',
  large: 'is larger than 256 MB, so it was not read.',
  'not-mounted': 'is not in the container, so it was not read.',
} as const;

/** What is said of a file or folder that is not known here, with what to do where that helps. */
export function notRead(
  files: FileSystem,
  what: string,
  path: string,
): Pick<ReportEntry, 'code' | 'message' | 'help'> {
  const reason = files.unread?.(path);
  const rest = reason ? REASONS[reason] : 'belongs to another machine, so it was not looked at.';
  const help = "Map its folder to a folder here, or check the configuration as this machine's own.";
  return {
    code: 'file-not-here',
    message: `The ${what} \`${path}\` ${rest}`,
    ...(reason === 'outside' ? { help } : {}),
  };
}
