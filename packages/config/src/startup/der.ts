/** A value of DER, by its tag: `from` to `end` is all of it, `start` to `end` its content. */
export interface DerValue {
  readonly tag: number;
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

const UTC_TIME = 0x17;

/** The values between two offsets, one after the other; as far as they can be read. */
export function derValues(der: Uint8Array, from: number, to: number): DerValue[] {
  const found: DerValue[] = [];
  for (let at = from; at + 1 < to; ) {
    const tag = der[at]!;
    const first = der[at + 1]!;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + lengthBytes;
    const length =
      lengthBytes === 0 ? first : der.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
    if (start + length > to) break;
    found.push({ tag, from: at, start, end: start + length });
    at = start + length;
  }
  return found;
}

/** The content of a value as text. */
export function derText(der: Uint8Array, { start, end }: DerValue): string {
  return new TextDecoder().decode(der.subarray(start, end));
}

/** A time: `491231235959Z`, or with four digits for the year; undefined where it is none. */
export function derTime(der: Uint8Array, value: DerValue): Date | undefined {
  const short = value.tag === UTC_TIME;
  const text = derText(der, value);
  const digits = (
    short ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/
  ).exec(text);
  if (!digits) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = digits
    .slice(1)
    .map((part) => Number(part ?? 0));
  const century = short ? (year < 50 ? 2000 : 1900) : 0;
  return new Date(Date.UTC(century + year, month - 1, day, hour, minute, second));
}
