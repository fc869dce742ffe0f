import { textsOf } from '../text.js';

/** About releases that are not in the list of known ones. */
export const releaseTexts = textsOf('release', {
  nearest: 'Mosquitto {asked} is newer than the releases known here: {name}, the nearest, was taken for it.',
  unknown: 'there is no release "{text}": name one from {first} to {last}, or one of {names}',
  unknownMeant:
    'there is no release "{text}" (did you mean {near}?): name one from {first} to {last}, or one of {names}',
});
