import { UsageError } from '../failure.js';
import { holdSignals } from './hold-signals.js';
import { type Change, StagedFile } from './staged-file.js';

export type { Change };

/**
 * Gives files another content: all of them or none. Each new content is first written beside its file, and takes its
 * place when all are safely on the disk. Owner, mode, access control list and attributes stay.
 * @throws UsageError, one sentence, where that cannot be done
 */
export function writeFiles(changes: readonly Change[]): void {
  holdSignals(() => writeAll(changes));
}

function writeAll(changes: readonly Change[]): void {
  const staged: StagedFile[] = [];
  const done: StagedFile[] = [];
  let current: Change | undefined;
  try {
    for (const change of changes) {
      current = change;
      staged.push(new StagedFile(change));
    }
    for (const file of staged) {
      current = file.change;
      file.mustBeUnchanged();
    }
    for (const file of staged) {
      current = file.change;
      file.commit();
      done.push(file);
    }
  } catch (error) {
    for (const file of staged) file.discard();
    const text = error instanceof UsageError ? error.message : reason(current!.path, error);
    throw new UsageError(changes.length > 1 ? `${text}; ${undoAll(done)}` : text);
  }
}

/** What became of the other files. */
function undoAll(done: readonly StagedFile[]): string {
  const stuck: string[] = [];
  for (const file of done) {
    try {
      file.undo();
    } catch {
      stuck.push(`"${file.change.path}"`);
    }
  }
  return stuck.length === 0
    ? 'no other file was written either'
    : `${stuck.join(', ')} cannot be restored and keeps the new content`;
}

function reason(path: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'permission denied to write it, or to create a file beside it',
    EPERM: 'permission denied to write it, or to create a file beside it',
    EROFS: 'it is on a file system that cannot be written',
    ENOSPC: 'the disk is full',
    EBUSY: 'it cannot be replaced while it is mounted by itself',
  };
  if (code === undefined) throw error;
  return `"${path}" was not written: ${reasons[code] ?? `the system says ${message}`}`;
}
