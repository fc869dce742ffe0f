import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about files that are named and not found. */
export const findFilesTexts = textsOf('checkconfig-find-files', {
  noneFound: 'no configuration named, and none found at {places}',
  noneInFolder: 'there is no mosquitto.conf in the folder "{pattern}"',
  noSuchFile: 'there is no file "{pattern}"',
  noMatch: 'no file matches "{pattern}"',
  files: '{count} files',
  oneForeign: '{nothing} of the broker: {names} is of another program',
  severalForeign: '{nothing} of the broker: {names} are of another program',
  noTestsInFolder: 'there is no *.mosquitto-test.yaml in the folder "{pattern}"',
  noFileOrFolder: 'there is no file or folder "{pattern}"',
  notATestFile:
    '"{pattern}" is not a test file: name a *.mosquitto-test.yaml, or write one with checkconfig test --init {pattern:path}',
  severalFiles: '"{path}" matches {count} files: name one of them',
});
