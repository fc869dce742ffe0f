import type { Code } from '../codes.js';
import type { Account, FileSystem } from '../host.js';
import { type Release, since } from '../release.js';
import type { Place, Report } from '../report.js';
import type { Text } from '../text.js';
import { accessFileTexts as texts } from '../texts/access-file.js';

/** What a reader needs besides the path. */
export interface FileContext {
  readonly release: Release;
  readonly files: FileSystem;
  readonly report: Report;
  /** The configuration line that names the file. */
  readonly at: Place | undefined;
  /**
   * Who reads these files: from 2.0 the account the broker drops to, before that the one it was started by. Absent where
   * this is not known: then mode, owner and group are not checked.
   */
  readonly account: Account | undefined;
}

type AboutPath = (values: { readonly path: string }) => Text;

/** What to say of the permissions of one kind of file. */
export interface PermissionTexts {
  /** Users other than owner and group can access it. */
  readonly forOthers: AboutPath;
  readonly owner: AboutPath;
  readonly group: AboutPath;
}

/** The log, which is opened once it is known where to write such warnings. */
export const LOG_PERMISSIONS: PermissionTexts = {
  forOthers: texts.logForOthers,
  owner: texts.logOwner,
  group: texts.logGroup,
};

/** The file of `dhparamfile`. */
export const DH_PERMISSIONS: PermissionTexts = {
  forOthers: texts.dhForOthers,
  owner: texts.dhOwner,
  group: texts.dhGroup,
};

/**
 * From 2.0.16 the broker warns about a file that other users can access or own (mosquitto__fopen). It starts anyway. What it
 * says of the persistence file is lost, as that is read before the log is open.
 */
export function remarkOnPermissions(
  { forOthers, owner, group }: PermissionTexts,
  path: string,
  { release, files, report, account, at }: FileContext,
): void {
  // Without an account the file may be a copy with other permissions.
  if (!since(release, '2.0.16') || !account || account.uid < 0) return;
  const status = files.status(path);
  if (typeof status === 'string' || status.copy) return;
  const found: { readonly code: Code; readonly message: Text; readonly help: Text }[] = [];
  if ((status.mode & 0o007) !== 0)
    found.push({
      code: 'access-file-permissions',
      message: forOthers({ path }),
      help: texts.removeOthers({ path }),
    });
  if (status.uid >= 0 && status.uid !== account.uid)
    found.push({
      code: 'access-file-owner',
      message: owner({ path }),
      help: texts.changeOwner({ path }),
    });
  if (status.gid >= 0 && status.gid !== account.gid)
    found.push({
      code: 'access-file-group',
      message: group({ path }),
      help: texts.changeGroup({ path }),
    });
  const [first] = found;
  if (!first) return;
  // They concern one file, and one command may settle them all.
  report.remark({
    level: 'warning',
    code: first.code,
    message: found
      .map(({ message }) => message)
      .reduce((all, next) => texts.both({ first: all, second: next })),
    why: texts.laterRefused,
    help: found.map(({ help }) => help).reduce((all, next) => texts.both({ first: all, second: next })),
    ...(at ? { place: at } : {}),
  });
}
