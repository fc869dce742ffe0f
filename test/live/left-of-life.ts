/**
 * What is left of a message's life, in seconds, as a comparison may say it: two brokers that hold a message across the end of a
 * second tell it with a second between them, so messages that are compared live long or hardly at all.
 */
export function leftOfLife(seconds: number): 'much' | 'little' {
  return seconds > 4000 ? 'much' : 'little';
}
