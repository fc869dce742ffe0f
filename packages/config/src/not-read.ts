import type { FileSystem } from './host.js';
import type { Remark, ReportEntry, Wording } from './report.js';
import { fileAdvice, type UnreadTexts } from './texts/files.js';

/**
 * What is reported about a file that is not known here, with what to do if that helps. Whether the broker ever finishes reading
 * a pipe or a device depends on what is behind it.
 */
export function notRead(
  files: FileSystem,
  texts: UnreadTexts,
  path: string,
): Wording & Pick<ReportEntry, 'code' | 'unread'> & Pick<Remark, 'undecided'> {
  const reason = files.unread?.(path);
  return {
    code: 'file-not-here',
    message: texts[reason ?? 'elsewhere']({ path }),
    unread: { path, reason: reason ?? 'elsewhere' },
    ...(reason === 'special' ? { undecided: true as const } : {}),
    ...(reason === 'outside' ? { help: fileAdvice.mapFolder } : {}),
  };
}
