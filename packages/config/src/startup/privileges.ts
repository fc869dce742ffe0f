import { user as userDirective } from '../catalogue/general.js';
import type { ReportEntry } from '../report.js';
import type { Start } from './start.js';

/**
 * The broker gives up root (drop_privileges): before 2.0 after its sockets are open, since 2.0 before it touches any
 * file.
 */
export function checkPrivileges(start: Start): void {
  if (!start.host.root) return;
  if (start.staysRoot) {
    start.remark(
      {
        level: 'warning',
        code: 'runs-as-root',
        message: 'The broker stays root.',
        why: 'Whoever finds a hole in it has the whole machine.',
        help: 'Remove the `user` line, or name a user of its own.',
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
  // Since 2.0 the user `nobody` stands in for a missing `mosquitto`.
  return !(start.isSince('2.0') && user === 'mosquitto' && host.hasUser('nobody') !== false);
}

/** Says that there is no such user. */
export function missingUser(start: Start): void {
  const { user } = start;
  const finding: ReportEntry = {
    code: 'unknown-user',
    message: `There is no user \`${user}\` on the broker's machine.`,
    why: 'Started as root, the broker turns into this user, and stops if it cannot.',
    help: 'Create the user, or name another with `user`.',
  };
  const setting = start.configuration.settings.setting(userDirective);
  if (start.isSince('2.0')) start.refuseEarly(finding, setting);
  else start.refuse(finding, setting);
}
