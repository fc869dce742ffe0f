const two = (value: number) => String(value).padStart(2, '0');
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Minutes east of Greenwich as `+0200`. */
function offset(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

function dayOfYear(date: Date): number {
  const start = new Date(date.getFullYear(), 0, 1);
  return (
    Math.round(
      (Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - Date.UTC(start.getFullYear(), 0, 1)) /
        86_400_000,
    ) + 1
  );
}

/** The Thursday of a date's week, which decides the year of the week (ISO 8601). */
function thursdayOf(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 4 - (date.getDay() || 7));
}

/** The week of a year whose weeks begin at a day, from 0. */
function weekFrom(day: number, date: Date): number {
  return Math.floor((dayOfYear(date) + 6 - ((date.getDay() - day + 7) % 7)) / 7);
}

/** Of a time zone, as the system's data has it. */
function zoneOf(date: Date): string {
  const zone = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName')?.value;
  // A time zone without an abbreviation is shown by its offset.
  return zone === undefined || !/^[A-Z]+$/.test(zone) ? offset(date).replace(/00$/, '') : zone;
}

/** The conversions of strftime(3) in the C locale, as far as a log's time needs them. */
const conversions: Readonly<Record<string, (date: Date) => string>> = {
  a: (date) => (DAYS[date.getDay()] as string).slice(0, 3),
  A: (date) => DAYS[date.getDay()] as string,
  b: (date) => (MONTHS[date.getMonth()] as string).slice(0, 3),
  h: (date) => (MONTHS[date.getMonth()] as string).slice(0, 3),
  B: (date) => MONTHS[date.getMonth()] as string,
  c: (date) => formatTime('%a %b %e %H:%M:%S %Y', date),
  C: (date) => two(Math.floor(date.getFullYear() / 100)),
  d: (date) => two(date.getDate()),
  D: (date) => formatTime('%m/%d/%y', date),
  e: (date) => String(date.getDate()).padStart(2),
  F: (date) => formatTime('%Y-%m-%d', date),
  g: (date) => two(thursdayOf(date).getFullYear() % 100),
  G: (date) => String(thursdayOf(date).getFullYear()),
  H: (date) => two(date.getHours()),
  I: (date) => two(date.getHours() % 12 || 12),
  j: (date) => String(dayOfYear(date)).padStart(3, '0'),
  k: (date) => String(date.getHours()).padStart(2),
  l: (date) => String(date.getHours() % 12 || 12).padStart(2),
  m: (date) => two(date.getMonth() + 1),
  M: (date) => two(date.getMinutes()),
  n: () => '\n',
  p: (date) => (date.getHours() < 12 ? 'AM' : 'PM'),
  P: (date) => (date.getHours() < 12 ? 'am' : 'pm'),
  r: (date) => formatTime('%I:%M:%S %p', date),
  R: (date) => formatTime('%H:%M', date),
  s: (date) => String(Math.floor(date.getTime() / 1000)),
  S: (date) => two(date.getSeconds()),
  t: () => '\t',
  T: (date) => formatTime('%H:%M:%S', date),
  u: (date) => String(date.getDay() || 7),
  U: (date) => two(weekFrom(0, date)),
  V: (date) => two(Math.ceil(dayOfYear(thursdayOf(date)) / 7)),
  w: (date) => String(date.getDay()),
  W: (date) => two(weekFrom(1, date)),
  x: (date) => formatTime('%m/%d/%y', date),
  X: (date) => formatTime('%H:%M:%S', date),
  y: (date) => two(date.getFullYear() % 100),
  Y: (date) => String(date.getFullYear()),
  z: offset,
  Z: zoneOf,
  '%': () => '%',
};

/** A time as strftime(3) would write it; what it does not know stays as it is. */
export function formatTime(format: string, date: Date): string {
  // `E` and `O` ask for another calendar or numbers, of which the C locale has none.
  return format.replaceAll(/%[EO]?(.)/g, (whole, letter: string) => conversions[letter]?.(date) ?? whole);
}
