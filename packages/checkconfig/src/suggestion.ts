import { nearestWord } from '@mosquitto-conf/config/internal';

/** The word that was probably meant; undefined where none is near enough. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  return nearestWord(word.toLowerCase(), words, Math.max(1, Math.floor(word.length / 3)));
}
