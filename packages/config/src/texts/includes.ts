import { textsOf } from '../text.js';

/** What is wrong with the main file, `include_dir` and the files that it includes. */
export const includeTexts = textsOf('include', {
  crash: 'Releases before 1.5 crash because of an `include_dir` line without a folder.',
  special: 'The configuration file `{path}` is not a regular file and was not read.',
  specialEndless: 'A pipe or a device can be endless.',
  saveAsFile: 'Save the configuration as a regular file.',
  includedSpecial: '`{path}` is not a regular file and was not read.',
  removeOrRename: 'Remove it from the folder, or give it a name that does not end in `.conf`.',
  readForever:
    'From 1.4.15 to 1.6 the broker reads a folder as a file that never ends: it runs, and opens no listener.',
  readWhereReadable: "Run the check on the broker's machine, or as a user who can read the file.",
  correctPathOrMode: "Correct the path, or allow the broker's user to read the file.",
  sayWhere: 'Say where the folder is with `--root` or `--map`.',
  missingRefused: 'The broker refuses to start if it cannot open the folder of an `include_dir` line.',
  writeFolder:
    'Write the folder that contains the file: the broker reads every file in it whose name ends in `.conf`.',
  removeTrailingBlanks: 'Remove the spaces at the end of the line: they are part of the path.',
  orderUnknown: 'The broker reads the files of this folder in an unpredictable order.',
  orderOfDirectory: 'Up to 1.5.6, the order is that of the directory, not that of the names.',
  writeOneFile: 'If the order matters, write the lines in one file, or use release 1.5.7 or later.',
  nameIgnored: 'The broker does not read `{name}` in this folder.',
  namesIgnored: 'The broker does not read `{name}` and {count} more files in this folder.',
  onlyConf: 'It reads only files whose names end in `.conf`, in lower case.',
  rename:
    'Rename the file to `{name}`. If it should not be read, give it another ending, such as `.disabled`.',
  ownFolder: 'This folder contains the main file, `{path}`, so the broker reads it twice.',
  ownFolderRefused: 'The broker refuses to start because of the `include_dir` line in the included copy.',
  ownFolderTwice:
    'The broker ignores the `include_dir` line in the included copy and uses all other lines twice. It then refuses to start, because it opens each port twice.',
  useOwnFolder: 'Put the files to include into a separate folder, such as `conf.d`.',
  nested: '`include_dir` is allowed only in the main file.',
  nestedRefused: 'The broker refuses to start because of an `include_dir` line in an included file.',
  nestedIgnored: 'The broker ignores an `include_dir` line in an included file.',
  moveToMain: 'Move the line to the main file.',
  lostListener: '`{name}` in line {line} has no effect, because this folder contains a listener.',
  lostListenerAt:
    '`{name}` in line {line} has no effect, because this folder contains the listener of {place}.',
  lostListenerWhy:
    'While it reads the other listener, the broker loses the listener above, so it does not apply the lines below `include_dir`.',
  moveAfterListener:
    'Move the `include_dir` line below the settings of the listener, or to the end of the file.',
  lostBridge: '`{name}` in line {line} has no effect, because this folder contains a bridge.',
  lostBridgeAt: '`{name}` in line {line} has no effect, because this folder contains the bridge of {place}.',
  lostBridgeWhy:
    'While it reads the other bridge, the broker loses the bridge above, so it does not apply the lines below `include_dir`.',
  moveAfterBridge: 'Move the `include_dir` line below the settings of the bridge, or to the end of the file.',
});
