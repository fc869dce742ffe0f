import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { systemPath } from '@mosquitto-conf/config/node';
import { encode } from '@mosquitto-conf/grammar';
import { UsageError } from '../failure.js';
import { writeFilesTexts } from '../texts/write-files.js';
import { writeReason } from './write-reason.js';

/**
 * Writes a file that is not there yet. It is never open to more users than `mode` says, not even while it is written.
 * @throws UsageError where it is there already, or cannot be written
 */
export function createFile(path: string, content: string | Uint8Array, mode: number): void {
  try {
    const file = openSync(systemPath(path), 'wx', mode);
    try {
      writeFileSync(file, typeof content === 'string' ? encode(content) : content);
      fsyncSync(file);
    } catch (error) {
      rmSync(systemPath(path), { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new UsageError(
      writeFilesTexts.notWritten({ path, reason: writeReason(error as NodeJS.ErrnoException) }),
    );
  }
}
