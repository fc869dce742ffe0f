import type { Text } from '@mosquitto-conf/config';
import { UsageError } from '../failure.js';
import { written } from '../language.js';
import { commonTexts } from '../texts/common.js';
import { writeFilesTexts } from '../texts/write-files.js';
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
    const fault = error instanceof UsageError ? written(error.message) : reason(current!.path, error);
    throw new UsageError(
      changes.length > 1 ? writeFilesTexts.ofSeveral({ fault, others: undoAll(done) }) : fault,
    );
  }
}

/** What became of the other files. */
function undoAll(done: readonly StagedFile[]): Text {
  const stuck: string[] = [];
  for (const file of done) {
    try {
      file.undo();
    } catch {
      stuck.push(`"${file.change.path}"`);
    }
  }
  return stuck.length === 0
    ? writeFilesTexts.nothingElse
    : writeFilesTexts.notRestored({ files: stuck.join(', ') });
}

function reason(path: string, error: unknown): Text {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, Text>> = {
    ENOENT: commonTexts.noSuchFile,
    EACCES: writeFilesTexts.deniedBeside,
    EPERM: writeFilesTexts.deniedBeside,
    EROFS: writeFilesTexts.readOnlySystem,
    ENOSPC: writeFilesTexts.diskFull,
    EBUSY: writeFilesTexts.mounted,
  };
  if (code === undefined) throw error;
  return writeFilesTexts.notWritten({ path, reason: reasons[code] ?? writeFilesTexts.other({ message }) });
}
