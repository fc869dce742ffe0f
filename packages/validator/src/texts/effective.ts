import { textsOf } from '@mosquitto-conf/config/internal';

/** The words around the settings in force and their sections. */
export const effectiveTexts = textsOf('effective', {
  broker: 'broker',
  secret: '(secret)',
  default: 'default',
  columns: 'setting | value | from',
  asRead: 'As Mosquitto {release} reads it.',
  forAll: '{where} (for all listeners)',
  inWords: '{value} ({words})',
  insteadOf: '{value}, instead of {before}',
  defaultListener: 'the default listener',
  localOnly: 'only for clients on this machine, because no listener is configured',
  localHttpApi: 'the HTTP API, only on this machine, because no listener is configured',
  inLocalOnlyMode: 'in local-only mode',
  forAllListeners: 'for all listeners',
  noListener: 'used by no listener',
  forListeners: 'for {listeners}',
  linesLeftOut: '{outcome}; lines with errors are left out here.',
  linesLeftOutWhy: '{outcome}; lines with errors are left out here: {reason}',
  outcome: '{outcome}.',
  outcomeWhy: '{outcome}: {reason}',
});
