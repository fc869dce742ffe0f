const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a duration: `90`, `30s`, `5m`, `2h`, `1d`; undefined for anything else. */
export function durationOf(value: string | number): number | undefined {
  if (typeof value === 'number') return value >= 0 ? value : undefined;
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)?$/.exec(value.trim()) ?? [];
  return amount === undefined ? undefined : Number(amount) * units[unit]!;
}
