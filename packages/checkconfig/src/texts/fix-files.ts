import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about files that are fixed. */
export const fixFilesTexts = textsOf('checkconfig-fix-files', {
  created: 'created "{path}"{elsewhere}',
  fixed: 'fixed "{path}"{elsewhere}',
  wouldCreate: 'would create "{path}"',
});
