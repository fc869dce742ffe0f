import { textsOf } from '@mosquitto-conf/config/internal';

/** What a certificate is called at the start of a sentence. */
export const certificateNames = textsOf('certificate-name', {
  certificate: 'The certificate in `{file}`',
  certificateOf: 'The certificate of {subject} in `{file}`',
  authority: 'The CA certificate in `{file}`',
  authorityOf: 'The CA certificate of {subject} in `{file}`',
});

/** Until when a certificate is good. */
export const validityTexts = textsOf('certificate-validity', {
  early: 'good only from {first}, until {last}',
  expired: 'expired on {last}, {days} ago',
  expiredToday: 'expired on {last}, today',
  good: 'good until {last}, for {days} more',
  lastDay: 'good until {last}, for less than a day',
});
