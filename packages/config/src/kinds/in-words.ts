const SPANS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Seconds as a person would say them: `1 day 12 hours`. */
export function durationInWords(seconds: number): string {
  const parts: string[] = [];
  let left = seconds;
  for (const [word, length] of SPANS) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) parts.push(plural(count, word));
  }
  return parts.join(' ') || '0 seconds';
}

const BINARY = ['bytes', 'KiB', 'MiB', 'GiB'] as const;
const DECIMAL = ['bytes', 'kB', 'MB', 'GB'] as const;

/** Bytes as a person would say them: `2 MB`, `64 KiB`. */
export function sizeInWords(bytes: number): string {
  const round = bytes >= 1024 && bytes % 1024 === 0;
  const [base, units] = round ? ([1024, BINARY] as const) : ([1000, DECIMAL] as const);
  let amount = bytes;
  let unit = 0;
  while (amount >= base && unit < units.length - 1 && (!round || amount % base === 0)) {
    amount /= base;
    unit++;
  }
  return unit === 0 ? plural(bytes, 'byte') : `${Math.round(amount * 10) / 10} ${units[unit]}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
