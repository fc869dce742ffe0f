import type { Text } from '@mosquitto-conf/config';
import { UsageError } from '../failure.js';
import { written } from '../language.js';
import { commonTexts } from '../texts/common.js';
import { writeFilesTexts } from '../texts/write-files.js';
import { CreatedFile } from './created-file.js';
import { holdSignals } from './hold-signals.js';
import { bytesOf, type Change, ReplacedFile, type StagedFile } from './staged-file.js';
import { writeReason } from './write-reason.js';

export type { Change };

/**
 * Gives files another content, and makes new ones: all of them or none. Each new content is first written beside its file,
 * and takes its place when all are safely on the disk. Owner, mode, access control list and attributes stay.
 * @throws UsageError, one sentence, where that cannot be done
 */
export function writeFiles(changes: readonly Change[]): void {
  holdSignals(() => writeAll(changes));
}

function writeAll(changes: readonly Change[]): void {
  const staged = new Map<string, StagedFile>();
  const done: StagedFile[] = [];
  let current: Change | undefined;
  try {
    for (const change of changes) {
      current = change;
      add(
        staged,
        change.before === undefined ? new CreatedFile(change) : new ReplacedFile(change, change.before),
      );
    }
    for (const file of staged.values()) {
      current = file.change;
      file.mustBeUnchanged();
    }
    for (const file of staged.values()) {
      current = file.change;
      file.commit();
      done.push(file);
    }
  } catch (error) {
    for (const file of staged.values()) file.discard();
    const fault = error instanceof UsageError ? written(error.message) : reason(current!, error);
    throw new UsageError(
      changes.length > 1 ? writeFilesTexts.ofSeveral({ fault, others: undoAll(done) }) : fault,
    );
  }
}

/** A file may be named twice, as by a link beside it; it then gets one content. */
function add(staged: Map<string, StagedFile>, file: StagedFile): void {
  const other = staged.get(file.target);
  if (!other) {
    staged.set(file.target, file);
    return;
  }
  file.discard();
  if (Buffer.compare(bytesOf(other.change.content), bytesOf(file.change.content)) === 0) return;
  throw new UsageError(writeFilesTexts.sameFile({ path: other.change.path, other: file.change.path }));
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

function reason({ path, before }: Change, error: unknown): Text {
  const failure = error as NodeJS.ErrnoException;
  if (failure.code === undefined) throw error;
  const reasons: Readonly<Record<string, Text>> = {
    ENOENT: commonTexts.noSuchFile,
    EACCES: writeFilesTexts.deniedBeside,
    EPERM: writeFilesTexts.deniedBeside,
    EBUSY: writeFilesTexts.mounted,
  };
  const ofExisting = before === undefined ? undefined : reasons[failure.code];
  return writeFilesTexts.notWritten({ path, reason: ofExisting ?? writeReason(failure) });
}
