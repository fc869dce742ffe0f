import type { Directive, Release, RestartTimeout } from '@mosquitto-conf/config';
import { at } from '@mosquitto-conf/config';
import type { IntegerKind } from '@mosquitto-conf/config/internal';

const SPANS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Seconds as a person would say them: `1 day 12 hours`. */
export function duration(seconds: number): string {
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
export function size(bytes: number): string {
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

/** What a value means, where the bare value does not say it. */
export function inWords(directive: Directive, value: unknown, release: Release): string | undefined {
  const kind = at(directive.kind, release);
  if (kind.name === 'duration') return duration(value as number);
  if (kind.name === 'memory-size') return value === 0 ? 'no limit' : size(value as number);
  if (kind.name === 'integer') return integerInWords(kind as IntegerKind, value as number);
  if (kind.name === 'restart-timeout') return restartInWords(value as RestartTimeout);
  return undefined;
}

function integerInWords({ options }: IntegerKind, value: number): string | undefined {
  const { special, unit } = options;
  const said = special?.[value];
  if (said !== undefined) return said;
  // Without a word for it, 0 rather means that there is no such thing.
  if (value <= 0) return undefined;
  if (unit === 'seconds' || unit === 'minutes') return duration(value);
  if (unit === 'bytes') return size(value);
  return undefined;
}

function restartInWords({ base, cap, stable }: RestartTimeout): string {
  const wait = cap === undefined ? duration(base) : `${duration(base)} to ${duration(cap)}, at random`;
  return stable === undefined ? wait : `${wait}; afresh after ${duration(stable)}`;
}
