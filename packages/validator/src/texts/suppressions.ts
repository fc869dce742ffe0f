import { textsOf } from '@mosquitto-conf/config/internal';

/** What each word of a comment that switches rules off does. */
export const suppressionTexts = textsOf('suppression-word', {
  'checkconfig-disable-next-line': 'Leaves out what is found in the next line',
  'checkconfig-disable': 'Leaves out what is found from here on',
  'checkconfig-enable': 'Ends what `checkconfig-disable` began',
});
