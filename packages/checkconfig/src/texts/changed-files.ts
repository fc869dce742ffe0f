import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about `--changed`. */
export const changedFilesTexts = textsOf('checkconfig-changed-files', {
  notACommit: '--changed: "{ref}" is not a commit or a branch',
  noSuchCommit: '--changed: there is no commit or branch "{ref}"',
  noGit: '--changed needs Git, but the command git cannot be started',
  gitSays: '--changed: Git says: {message}',
});
