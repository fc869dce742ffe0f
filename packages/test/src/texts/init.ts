import { textsOf } from '@mosquitto-conf/config/internal';

/** What the first test file of a configuration says, in comments and names. */
export const initTexts = textsOf('test-init', {
  today:
    'What the configuration allows today, written by checkconfig test --init. Change what is not intended.',
  created: 'Password files, keys and certificates are created for the tests: the real ones are not needed.',
  guest: 'anonymous at {listener}',
  anonymous: 'anonymous clients at {listener}',
  noCertificate: 'no certificate at {listener}',
  wrongPassword: '{user} with a wrong password',
  wrongPasswordAt: '{user} with a wrong password at {listener}',
  access: 'access at {listener}',
});
