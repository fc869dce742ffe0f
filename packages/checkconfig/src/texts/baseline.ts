import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about the file of `--baseline`. */
export const baselineTexts = textsOf('checkconfig-baseline', {
  unread: 'the baseline "{path}" cannot be read; --update-baseline writes it',
  notReplaced: 'the baseline "{path}" is not written: {reason}',
  otherContent: 'the file holds something else; name another one',
  invalid: '"{path}" is not a baseline; remove it, and --update-baseline writes one',
});
