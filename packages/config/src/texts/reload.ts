import { textsOf } from '../text.js';

/** Why a reload does not apply a change: a part of a sentence. */
export const reloadTexts = textsOf('reload', {
  sameFile: 'a reload reads only the file that was set at the start',
  resets: 'a reload resets it to the default, {value}',
  tlsWhenOpened: 'a listener gets or loses TLS only when it is opened',
  httpCertificate: 'the HTTP interface reads its certificate and key only at the start',
  httpStarts: 'the HTTP interface starts and ends with the broker',
  limitStays: 'a reload keeps the limit if its line is gone, and `memory_limit 0` ends it',
  newListener: 'a reload stops at a new listener',
  closedListener: 'a reload does not close listeners',
  bridgeCrash: 'Mosquitto {release} crashes on a reload because of bridge {name}',
  defaultListenerCrash:
    'Mosquitto {release} crashes because of a reload with `{name}` for the default listener',
});
