/** A value of DER, by its tag; `from` to `to` is all of it, `start` to `end` what is inside. */
export interface DerValue {
  readonly tag: number;
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The values that stand between two offsets, one after another.
 * @throws RangeError where they are cut short
 */
export function derValues(bytes: Buffer, from: number, to: number): DerValue[] {
  const values: DerValue[] = [];
  let at = from;
  while (at < to) {
    const tag = bytes.readUInt8(at);
    let length = bytes.readUInt8(at + 1);
    let start = at + 2;
    if (length >= 0x80) {
      const size = length & 0x7f;
      length = bytes.readUIntBE(start, size);
      start += size;
    }
    const end = start + length;
    if (end > to) throw new RangeError('DER is cut short');
    values.push({ tag, from: at, start, end });
    at = end;
  }
  return values;
}
