import type { Place } from '@mosquitto-conf/config';

/** The word that stands for the number of a directive's line. */
export function writtenNumber(text: string, { span }: Place): string | undefined {
  return text.slice(span.start, span.end).split(' ').filter(Boolean)[1];
}
