import { maxKeepalive, memoryLimit } from '../catalogue/limits.js';
import type { Start } from './start.js';

/** A pointer for each second of the longest keepalive and half as many again (keepalive__init). */
function keepaliveListBytes(start: Start): number {
  const longest = start.configuration.settings.get(maxKeepalive);
  const seconds = longest > 0 ? longest : 65_535;
  return (Math.trunc((seconds * 3) / 2) + 1) * 8;
}

/** What an idle broker needs at the very least before it listens; measured with 2.0.11. */
const SMALLEST = 8_000;

/** The list of keepalive timers must fit in `memory_limit`. */
export function checkKeepaliveList(start: Start): void {
  refuseLimit(start, keepaliveListBytes(start), 'From 2.0.21 the list of keepalive timers alone needs');
}

/** The rest of what start-up allocates must fit as well. */
export function checkMemoryLimit(start: Start): void {
  refuseLimit(start, SMALLEST, 'Even an idle broker needs more than');
}

function refuseLimit(start: Start, needed: number, why: string): void {
  const setting = start.configuration.settings.setting(memoryLimit);
  if (!setting || setting.value <= 0 || setting.value >= needed) return;
  if (start.report.problems.some(({ code }) => code === 'memory-limit-too-low')) return;
  start.refuseEarly(
    {
      code: 'memory-limit-too-low',
      message: `The broker cannot start within \`memory_limit ${setting.value}\`.`,
      why: `${why} ${needed} bytes.`,
      help: 'Raise the limit to some megabytes; the value is in bytes.',
    },
    setting,
  );
}
