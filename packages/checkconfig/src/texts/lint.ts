import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig lint`. */
export const lintTexts = textsOf('checkconfig-lint', {
  oneFile: '{rule} ({files} file)',
  severalFiles: '{rule} ({files} files)',
  noFindings: 'No findings.',
  description: 'print what is wrong with configurations, why, and what to do (the default command)',
  paths: 'configurations or access files, folders, globs; - for standard input',
  formatDefault: 'pretty, or github in GitHub Actions',
  quiet: 'print only errors',
  info: 'print notes too: facts that need no action',
  maxWarnings: 'exit with 1 if there are more warnings than this',
  rule: 'set the severity of a rule, of a category (security), of a glob (acl-*) or of all: off, info, warning or error; repeatable',
  bridge:
    'compare a bridge with the configuration of the broker that it connects to, NAME=FILE; repeatable (see bridges in the settings)',
  profile: 'set severities for a home network, for production, or as strict as possible',
  statistics: 'print how many findings each rule has, instead of the findings',
  fix: 'apply safe fixes: they change only what is wrong',
  fixUnsafe:
    'apply unsafe fixes too: they change what the broker does, but never allow more clients to connect',
  fixDryRun: 'print the fixes as a diff, and write nothing',
  addSuppressions:
    'write a comment above each line with findings, which switches them off; what the broker refuses stays',
  watch: 'check again whenever a file changes',
  failOn: 'exit with 1 on these too',
  changed:
    'check only files that differ from a commit or branch of Git (default: HEAD), and configurations that use them; without paths, in this folder',
  baseline: 'leave out the findings in this file, and count them',
  updateBaseline: 'write the findings of this run to the file of --baseline',
  help: `
Without --target: the release that the settings name, that of the eclipse-mosquitto image which a compose file or
Dockerfile puts the configuration into, with --check-files that of the installed broker, or else the latest.

Exit code: 0 clean, 1 errors (or too many warnings), 2 wrong use or an internal error.

Examples:
  checkconfig lint                                   the mosquitto.conf of this folder
  checkconfig lint /etc/mosquitto/mosquitto.conf --target debian-12
  checkconfig lint m.conf --target 1.6 --target 2.1  for two releases: a finding names those it is for
  checkconfig lint . --max-warnings 0                every mosquitto.conf below this folder
  checkconfig lint m.conf --map /mosquitto/config=.  a configuration for a container
  checkconfig lint edge.conf --bridge cloud=cloud.conf   both ends of the bridge "cloud"
  checkconfig lint --changed origin/main             what this branch changes
  checkconfig lint m.conf --fix-dry-run              what the safe fixes would change
  cat m.conf | checkconfig lint - --format json`,
  bridgeWants:
    '--bridge wants NAME=FILE, the name of a bridge and the configuration of the other broker, not "{text}"',
  bridgeTwice:
    '--bridge names the bridge "{name}" twice: write it once, with the configuration of the other broker',
  unknownBridge: 'no configuration has a bridge "{name}", which --bridge names',
  oneKnown: '1 finding of the baseline left out',
  severalKnown: '{known} findings of the baseline left out',
  maxWarningsWants: '--max-warnings wants a whole number, not "{text}"',
  watchNeedsFiles: '--watch needs files to watch, not standard input',
  updateNeedsBaseline: '--update-baseline needs --baseline FILE, which it writes',
  fixesFirst: '--add-suppressions and fixes are two steps: apply the fixes first',
  oneTarget: 'fixes are for one --target: what one release needs, another may refuse',
});
