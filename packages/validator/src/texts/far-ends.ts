import { textsOf } from '@mosquitto-conf/config/internal';

/** What related places at the other end of a bridge are. */
export const farEndTexts = textsOf('far-end', {
  listener: 'The listener of the other broker.',
  decides: 'This line of the other broker decides.',
  otherBridge: 'The other bridge.',
});
