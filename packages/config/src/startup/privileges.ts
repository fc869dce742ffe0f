import { user as userDirective } from '../catalogue/general.js';
import type { ReportEntry, Unwritten } from '../report.js';
import { processTexts as texts } from '../texts/process.js';
import type { Start } from './start.js';

/**
 * The broker gives up root (drop_privileges): before 2.0 after its sockets are open, since 2.0 before it touches any
 * file.
 */
export function checkPrivileges(start: Start): void {
  if (!start.host.root || start.isWindows) return;
  if (start.staysRoot) {
    start.remark(
      {
        level: 'warning',
        code: 'runs-as-root',
        message: texts.staysRoot,
        why: texts.staysRootWhy,
        help: texts.changeUser,
      },
      start.configuration.settings.setting(userDirective),
    );
    return;
  }
  if (isMissing(start)) missingUser(start);
}

/** Whether the user it would turn into is known not to exist. */
export function isMissing(start: Start): boolean {
  const { user, host } = start;
  if (user === undefined || user === 'root' || host.hasUser(user) !== false) return false;
  // Since 2.0 the broker uses `nobody` if there is no user `mosquitto`.
  return !(start.isSince('2.0') && user === 'mosquitto' && host.hasUser('nobody') !== false);
}

/** Says that there is no such user. */
export function missingUser(start: Start): void {
  const { user } = start;
  const finding: Unwritten<ReportEntry> = {
    code: 'unknown-user',
    message: texts.userMissing({ user: user ?? '' }),
    why: texts.userMissingWhy,
    help: texts.createUser({ user: user ?? '' }),
  };
  const setting = start.configuration.settings.setting(userDirective);
  if (start.isSince('2.0')) start.refuseEarly(finding, setting);
  else start.refuse(finding, setting);
}
