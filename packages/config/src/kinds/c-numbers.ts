const INT_MIN = -2147483648;
const INT_MAX = 2147483647;
const LONG_MAX = 9223372036854775807n;

/** White space as C's isspace() has it in the broker's locale. */
const SPACE = /^[ \t\n\v\f\r]+/;

/** C's strtol() up to the conversion: a long, clamped, and the rest of the text. undefined if there is no digit. */
function strtol(text: string, base: 0 | 10): { value: bigint; rest: string } | undefined {
  const trimmed = text.replace(SPACE, '');
  const pattern = base === 10 ? /^([+-]?)(\d+)/ : /^([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/;
  const match = pattern.exec(trimmed);
  if (!match) return undefined;
  const digits = match[2]!;
  const octal = base === 0 && digits.length > 1 && digits[0] === '0' && !/[xX]/.test(digits);
  let value = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  if (match[1] === '-') value = -value;
  if (value > LONG_MAX) value = LONG_MAX;
  if (value < -LONG_MAX - 1n) value = -LONG_MAX - 1n;
  return { value, rest: trimmed.slice(match[0].length) };
}

/** C's atoi(): leading digits, 0 without any, wrapped to 32 bits the way glibc does. */
export function atoi(text: string): number {
  // Nearly every number is a short one.
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const result = strtol(text, 10);
  return result ? Number(BigInt.asIntN(32, result.value)) : 0;
}

/** C's atol(): as atoi(), to 64 bits. Precise up to 2^53. */
export function atol(text: string): number {
  return Number(strtol(text, 10)?.value ?? 0n);
}

/**
 * The strict conversion of 2.1 (conf__parse_int): decimal, `0x` hexadecimal or `0` octal, nothing after it.
 * @returns the number, or why there is none
 */
export function strictInt(text: string): number | 'not-a-number' | 'out-of-range' {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const result = strtol(text, 0);
  if (result?.rest !== '') return 'not-a-number';
  const value = Number(result.value);
  return value > INT_MAX || value < INT_MIN ? 'out-of-range' : value;
}
