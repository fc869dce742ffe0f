import type { Text } from '@mosquitto-conf/config';
import { commonTexts } from '../texts/common.js';
import { writeFilesTexts } from '../texts/write-files.js';

/** Why the system does not make a file or a folder. */
export function writeReason({ code, message }: NodeJS.ErrnoException): Text {
  const reasons: Readonly<Record<string, Text>> = {
    EEXIST: writeFilesTexts.exists,
    ENOENT: writeFilesTexts.noFolder,
    ENOTDIR: writeFilesTexts.noFolder,
    EACCES: commonTexts.permissionDenied,
    EPERM: commonTexts.permissionDenied,
    EROFS: writeFilesTexts.readOnlySystem,
    ENOSPC: writeFilesTexts.diskFull,
  };
  return reasons[code ?? ''] ?? writeFilesTexts.other({ message });
}
