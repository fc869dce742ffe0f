import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig format`. */
export const formatTexts = textsOf('checkconfig-format', {
  description: 'tidy configurations without changing what they mean',
  paths: 'files, folders and globs; - for standard input',
  check: 'only list the files that would change; exit with 1 if there are any',
  write: 'write the files that change',
  organize: 'also put the directives of each main file into the suggested order',
  help: `
Without --check and --write, it prints the text of one file. Without --target, a blank stays if it matters to any release
from 1.4.0 on; with --target, if it matters to that release. --organize uses the latest release unless --target is given. ACL,
password and PSK files stay as they are.

Exit code: 0 done, 1 files would change (--check), 2 wrong use or an internal error.

Examples:
  checkconfig format mosquitto.conf                        print it tidied
  checkconfig format --check conf/mosquitto.conf conf/conf.d/*.conf
  checkconfig format --write --organize --target 2.0 mosquitto.conf`,
  checkOrWrite: '--check and --write exclude each other',
  severalFiles: '{count} files are named: add --check or --write, or name one',
  formatted: '{path}: formatted',
  wouldChange: '{path}: would change',
  notOrganized: '"{path}" cannot be put in order: {reason}',
});
