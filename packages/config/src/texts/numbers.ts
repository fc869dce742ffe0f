import { textsOf } from '../text.js';

/** What is wrong with numbers, durations and delays. */
export const number = textsOf('number', {
  notRepresentable: '`{text}` is too large or too small for `{name}`.',
  representable: 'The broker reads whole numbers from -2147483648 to 2147483647.',
  notWhole: '`{name}` takes a whole number, not `{text}`.',
  strict:
    'From {release} the broker refuses units, fractions and other characters after the digits. Older releases ignore them.',
  writeInFull: 'Write the whole number in full. Older releases read `{text}` as {digits}.',
  writeWhole: 'Write a whole number without a unit.',
  writeNoLimit: 'Write `{name} {value}` for no limit.',
  outOfRange: '`{name}` must be from {min} to {max}, not {number}.',
  tooLow: '`{name}` must be at least {min}, not {number}.',
  tooHigh: '`{name}` must be at most {max}, not {number}.',
  rangeRefused: 'The broker refuses to start because of a number outside this range.',
  writeInRange: 'Write a number from {min} to {max}.',
  writeAtLeast: 'Write a number of at least {min}.',
  writeAtMost: 'Write a number of at most {max}.',
  outOfRangeAdjusted: '`{name}` must be from {min} to {max}: the broker uses {used} instead of {number}.',
  tooLowAdjusted: '`{name}` must be at least {min}: the broker uses {used} instead of {number}.',
  tooHighAdjusted: '`{name}` must be at most {max}: the broker uses {used} instead of {number}.',
  negative: '`{name}` must not be negative.',
  negativeRefused: 'The broker refuses to start because of a negative number.',
  writeBytesOrNoLimit: 'Write a number of bytes, or 0 for no limit.',
});

/** What is wrong with the duration of `persistent_client_expiration`. */
export const durationValue = textsOf('duration', {
  invalid: '`{word}` is not a valid duration for `{name}`.',
  numberAboveZero:
    'The number before the unit must be greater than 0. Otherwise, the broker refuses to start.',
  unitLast:
    'The last character must be a unit that this release knows. Otherwise, the broker refuses to start.',
  write:
    'Write a number and a unit, such as `{name} 14d`. The units are `h` (hours), `d` (days), `w` (weeks), `m` (months) and `y` (years).',
  writeWithSeconds:
    'Write a number and a unit, such as `{name} 14d`. The units are `s` (seconds), `h` (hours), `d` (days), `w` (weeks), `m` (months) and `y` (years).',
});

/** What is wrong with `restart_timeout`. */
export const restartDelay = textsOf('restart-delay', {
  adjusted: '`{name} {number}` is out of range: the broker uses {used} seconds.',
  maximumBelowMinimum: 'The maximum delay, {maximum}, is less than the minimum, {minimum}.',
  maximumRefused:
    'The broker refuses to start because the delay cannot grow from the minimum to the maximum.',
  writeMinimumFirst: 'Write the smaller number first.',
  stableNegative: 'The third number of `{name}` must not be negative.',
  stableRefused: 'The broker refuses to start because of a negative number.',
  writeStable: 'Write a number of seconds, or leave out the third number.',
});
