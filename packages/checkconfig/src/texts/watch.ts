import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `--watch`. */
export const watchTexts = textsOf('checkconfig-watch', {
  watching: 'Watching for changes. Press Ctrl+C to stop.',
});
