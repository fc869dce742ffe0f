import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of the options for colors. */
export const colorOptionsTexts = textsOf('checkconfig-color-options', {
  color: 'print in colors, even where the output is not a terminal',
  noColor: 'print without colors (like the variable NO_COLOR)',
});
