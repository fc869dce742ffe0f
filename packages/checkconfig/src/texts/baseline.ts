import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about the file of `--baseline`. */
export const baselineTexts = textsOf('checkconfig-baseline', {
  unread: 'the baseline "{path}" cannot be read; --update-baseline writes it',
  invalid: '"{path}" is not a baseline; --update-baseline writes one',
});
