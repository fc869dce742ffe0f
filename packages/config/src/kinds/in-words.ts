import type { Text } from '../text.js';
import { amounts } from '../texts/amounts.js';

const SPANS = [
  [86_400, amounts.oneDay, amounts.days],
  [3600, amounts.oneHour, amounts.hours],
  [60, amounts.oneMinute, amounts.minutes],
  [1, amounts.oneSecond, amounts.seconds],
] as const;

/** Seconds as a person would say them: `1 day 12 hours`. */
export function durationInWords(seconds: number): Text {
  const parts: Text[] = [];
  let left = seconds;
  for (const [length, one, several] of SPANS) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) parts.push(count === 1 ? one : several({ count }));
  }
  if (parts.length === 0) return amounts.seconds({ count: 0 });
  return parts.reduceRight((shorter, longer) => amounts.spans({ longer, shorter }));
}

const BINARY = ['bytes', 'KiB', 'MiB', 'GiB'] as const;
const DECIMAL = ['bytes', 'kB', 'MB', 'GB'] as const;

/** Bytes as a person would say them: `2 MB`, `64 KiB`. */
export function sizeInWords(bytes: number): Text {
  const round = bytes >= 1024 && bytes % 1024 === 0;
  const [base, units] = round ? ([1024, BINARY] as const) : ([1000, DECIMAL] as const);
  let amount = bytes;
  let unit = 0;
  while (amount >= base && unit < units.length - 1 && (!round || amount % base === 0)) {
    amount /= base;
    unit++;
  }
  if (unit === 0) return bytes === 1 ? amounts.oneByte : amounts.bytes({ count: bytes });
  return amounts.size({ number: Math.round(amount * 10) / 10, unit: units[unit]! });
}
