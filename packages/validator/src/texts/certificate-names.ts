import { textsOf } from '@mosquitto-conf/config/internal';

/** What a certificate is called at the start of a sentence. */
export const certificateNames = textsOf('certificate-name', {
  certificate: 'The certificate in `{file}`',
  certificateOf: 'The certificate of {subject} in `{file}`',
  authority: 'The CA certificate in `{file}`',
  authorityOf: 'The CA certificate of {subject} in `{file}`',
});
