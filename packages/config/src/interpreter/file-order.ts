/**
 * The order of included files (scmp_p): letters without case first, then with, as bytes of UTF-8.
 */
export function compareNames(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [a.codePointAt(index)!, b.codePointAt(index)!];
    const folded = upper(one) - upper(other);
    if (folded !== 0) return folded;
    if (one !== other) return one - other;
  }
  return a.length - b.length;
}

function upper(code: number): number {
  return code >= 0x61 && code <= 0x7a ? code - 0x20 : code;
}
