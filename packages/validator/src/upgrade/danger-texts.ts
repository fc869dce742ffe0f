import { textsOf } from '@mosquitto-conf/config/internal';

/** Titles of lists of changes. */
export const dangerTexts = textsOf('upgrade-danger', {
  refused: 'Refuses to start',
  opens: 'Gives clients more access',
  locksOut: 'Takes access away from clients',
  limits: 'Changes limits and deliveries',
  deprecated: 'Deprecated',
});
