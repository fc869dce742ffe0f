import { textsOf } from '../text.js';

/** What an amount means, where the bare number does not say it. */
export const amounts = textsOf('amount', {
  oneDay: '1 day',
  days: '{count} days',
  oneHour: '1 hour',
  hours: '{count} hours',
  oneMinute: '1 minute',
  minutes: '{count} minutes',
  oneSecond: '1 second',
  seconds: '{count} seconds',
  spans: '{longer} {shorter}',
  oneByte: '1 byte',
  bytes: '{count} bytes',
  size: '{number} {unit}',
  noLimit: 'no limit',
  randomDelay: '{shortest} to {longest}, at random',
  untilStable: '{delay}; from the minimum again after {time}',
});
