import { LOG_PERMISSIONS } from '../access/file-permissions.js';
import { logDest } from '../catalogue/logging.js';
import type { ReportEntry, Unwritten } from '../report.js';
import { openingOf } from '../special-files.js';
import { fileAdvice, writtenLog } from '../texts/files.js';
import { processTexts as texts } from '../texts/process.js';
import { isMissing, missingUser } from './privileges.js';
import type { Start } from './start.js';
import { type WriteFault, whyNotWritable, writeFault } from './writable.js';

/** The log file is opened (log__init), unless `log_dest none` below takes it back. */
export function checkLog(start: Start): void {
  const destinations = start.configuration.settings.all(logDest);
  const setting = destinations.findLast(({ value }) => value.to === 'file' || value.to === 'none');
  const path = setting?.value.path;
  if (path === undefined) return;
  // Before 2.0 the broker turns into its user for as long as it opens the log.
  if (!start.isSince('2.0') && start.isSince('1.4.10') && isMissing(start)) missingUser(start);
  if (start.skips('written-files')) return;
  const fault = logFault(start, path);
  if (fault === 'unknown') {
    start.notHere(writtenLog, path, setting);
    return;
  }
  if (fault === undefined) {
    start.remarkOnPermissions(LOG_PERMISSIONS, path, setting!);
    return;
  }
  const finding: Unwritten<ReportEntry> = {
    code: 'log-unwritable',
    message: fault.message,
    help: fault.help,
  };
  if (start.isSince('1.4.10') && !start.isSince('1.6.11')) {
    start.refuseEarly({ ...finding, why: texts.logRefused }, setting);
  } else {
    // log__init: before 1.4.10 it returns without becoming root again, and its result is not checked.
    start.hasDroppedEarly = !start.isSince('1.4.10');
    const why = texts.logLost;
    start.remark({ level: 'warning', ...finding, why }, setting);
  }
}

function logFault(start: Start, path: string): WriteFault | 'unknown' | undefined {
  const { files } = start.host;
  const help = fileAdvice.useRegularFile;
  if (start.isSince('2.1') && files.isLink(path)) return { message: writtenLog.link({ path }), help };
  const failure = whyNotWritable(start, path);
  if (failure === 'unknown') return failure;
  if (failure !== undefined) return writeFault(start, writtenLog, path, failure);
  const opening = openingOf(files, path, 'written', start.release);
  if (opening === 'waits') return 'unknown';
  return opening === 'refused' ? { message: writtenLog.notRegular({ path }), help } : undefined;
}
