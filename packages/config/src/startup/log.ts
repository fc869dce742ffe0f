import { logDest } from '../catalogue/logging.js';
import type { ReportEntry } from '../report.js';
import { isMissing, missingUser } from './privileges.js';
import { failureText, type Start } from './start.js';
import { whyNotWritable } from './writable.js';

/** The log file is opened (log__init), unless `log_dest none` below takes it back. */
export function checkLog(start: Start): void {
  const destinations = start.configuration.settings.all(logDest);
  const setting = destinations.findLast(({ value }) => value.to === 'file' || value.to === 'none');
  const path = setting?.value.path;
  if (path === undefined) return;
  // Before 2.0 the broker turns into its user for as long as it opens the log.
  if (!start.isSince('2.0') && start.isSince('1.4.10') && isMissing(start)) missingUser(start);
  if (start.skips('written-files')) return;
  const reason = whyUnwritable(start, path);
  if (reason === 'unknown') {
    start.notHere('log file', path, setting);
    return;
  }
  if (reason === undefined) return;
  const finding: ReportEntry = {
    code: 'log-unwritable',
    message: `The log file \`${path}\` ${reason}.`,
    help: 'Name a file in a folder that the user of the broker may write to.',
  };
  if (start.isSince('1.4.10') && !start.isSince('1.6.11')) {
    start.refuseEarly(
      { ...finding, why: 'Releases from 1.4.10 to 1.6.10 stop if they cannot open the log.' },
      setting,
    );
  } else {
    // log__init: before 1.4.10 it returns without becoming root again, and its result is not checked.
    start.hasDroppedEarly = !start.isSince('1.4.10');
    const why = 'The broker starts all the same, and reports nothing but errors, on its standard error.';
    start.remark({ level: 'warning', ...finding, why }, setting);
  }
}

function whyUnwritable(start: Start, path: string): string | undefined {
  const { files } = start.host;
  if (start.isSince('2.1') && files.isLink(path)) return 'is a symbolic link, which 2.1 does not follow';
  const failure = whyNotWritable(start, path);
  if (failure === 'missing') return 'is in a folder that does not exist';
  if (failure === 'denied')
    return `may not be written${start.user === undefined ? '' : ` by \`${start.user}\``}`;
  if (failure === 'too-long') return 'has a name that is too long for the system';
  if (failure !== undefined) return failure === 'directory' ? failureText(failure) : failure;
  const status = files.status(path);
  const device = typeof status !== 'string' && status.kind === 'other';
  return device && start.isSince('2.0.12') ? 'is no regular file' : undefined;
}
