import type { FileSystem } from './host.js';
import type { ReportEntry, Wording } from './report.js';
import { fileAdvice, type UnreadTexts } from './texts/files.js';

/** What is reported about a file that is not known here, with what to do if that helps. */
export function notRead(
  files: FileSystem,
  texts: UnreadTexts,
  path: string,
): Wording & Pick<ReportEntry, 'code' | 'unread'> {
  const reason = files.unread?.(path);
  return {
    code: 'file-not-here',
    message: texts[reason ?? 'elsewhere']({ path }),
    unread: { path, reason: reason ?? 'elsewhere' },
    ...(reason === 'outside' ? { help: fileAdvice.mapFolder } : {}),
  };
}
