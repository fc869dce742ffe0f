import { encode } from '@mosquitto-conf/grammar';

/**
 * The order of included files (scmp_p): byte by byte, letters of ASCII without case first, then with.
 */
export function compareNames(a: string, b: string): number {
  const [first, second] = [encode(a), encode(b)];
  const length = Math.min(first.length, second.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [first[index]!, second[index]!];
    const folded = upper(one) - upper(other);
    if (folded !== 0) return folded;
    if (one !== other) return one - other;
  }
  return first.length - second.length;
}

function upper(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}
