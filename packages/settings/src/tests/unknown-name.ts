import { nearestWord } from '@mosquitto-conf/validator/internal';

/** `There is no client "bab". Did you mean "bob"?` */
export function unknown(kind: string, name: string, known: readonly string[]): string {
  const meant = nearestWord(name, known, Math.max(1, Math.floor(name.length / 3)));
  const hint =
    meant !== undefined
      ? ` Did you mean "${meant}"?`
      : known.length > 0
        ? ` There are ${known.slice(0, 10).join(', ')}.`
        : '';
  return `There is no ${kind} "${name}".${hint}`;
}
