import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about how far a run is. */
export const progressTexts = textsOf('checkconfig-progress', {
  done: '{done} done: {name}',
  doneSomeFailed: '{done} done, {failed} failed: {name}',
  configurations: '{done} of {total} configurations',
});
