import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig test`. */
export const testTexts = textsOf('checkconfig-test', {
  description: 'run unit tests for configurations: *.mosquitto-test.yaml',
  paths: 'test files, folders or globs (default: the current folder)',
  engine:
    'what runs the configuration: embedded (default), mosquitto (the installed broker), docker=IMAGE, mqtt://HOST:PORT (a running broker), or all; repeatable',
  binary: 'the program for the engine mosquitto, which is then the default',
  filter: 'run only cases whose name contains this text',
  bail: 'stop at the first case that fails',
  watch: 'run again whenever a file changes',
  update: 'replace expectations that are not met with the actual result, for review',
  coverage: 'also print which listeners, users, ACL lines, roles and bridge topics no case uses',
  init: 'write a first test file for a configuration, with what it allows today',
  help: `
With --coverage json or lcov, the coverage is printed to standard output, and the report to standard error.

Exit code: 0 as expected, 1 a case is not as expected, 2 wrong use, or a test could not run.

Examples:
  checkconfig test
  checkconfig test door.mosquitto-test.yaml --filter alice
  checkconfig test tests --reporter junit > report.xml
  checkconfig test --engine all                 where do the embedded and the installed broker differ?
  checkconfig test --init mosquitto.conf`,
  initTakesOne: '--init takes one configuration and no test files',
  written: '{path} is written. Run it: checkconfig test {path:path}',
  updated: '{path}: {changed} expectations are changed',
  updatedPartly:
    '{path}: {changed} expectations are changed, {left} cannot be: cases or releases differ there',
  updateOrWatch: '--update writes the files that --watch watches: choose one',
  noCases: 'there are no cases',
  noSuchCase: 'no case has "{filter}" in its name',
  json: 'for programs: schemas/test-report.schema.json',
  junit: 'a JUnit report: one test case a case',
  differs: 'differs',
  passed: 'passed',
  failed: 'failed',
  broken: 'broken',
  skipped: 'skipped',
  expected: 'expected',
  actual: 'actual',
  because: 'because',
  writtenAt: 'written',
  number: '{number} {status}',
  oneCase: '1 case: {result} ({seconds} s)',
  cases: '{count} cases: {result} ({seconds} s)',
  pretty: 'for terminals: what is not as expected, and the line that decides',
  on: '{engine}, Mosquitto {release}',
  tap: 'the Test Anything Protocol, version 14',
});
