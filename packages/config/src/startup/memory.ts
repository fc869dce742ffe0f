import { maxKeepalive, memoryLimit } from '../catalogue/limits.js';
import type { Start } from './start.js';

/** A pointer for each second of the longest keepalive and half as many again (keepalive__init). */
function keepaliveListBytes(start: Start): number {
  const longest = start.configuration.settings.get(maxKeepalive);
  const seconds = longest > 0 ? longest : 65_535;
  return (Math.trunc((seconds * 3) / 2) + 1) * 8;
}

/** With no more than this every release ran out of memory before it had opened its listeners; measured. */
const TOO_LITTLE = 1024;

/**
 * With that much more small configurations started; measured. Between the two it depends on the length of every text, and
 * on how much more than it is asked for the system gives (malloc_usable_size).
 */
const ENOUGH = 32_768;

/** The list of keepalive timers must fit in `memory_limit`. */
export function checkKeepaliveList(start: Start): void {
  checkLimit(start, keepaliveListBytes(start), 'From 2.0.21 the list of keepalive timers alone needs');
}

/** The rest of what start-up allocates must fit as well. */
export function checkMemoryLimit(start: Start): void {
  checkLimit(start, TOO_LITTLE, 'Even an idle broker needs more than');
}

function checkLimit(start: Start, tooLittle: number, why: string): void {
  const setting = start.configuration.settings.setting(memoryLimit);
  if (!setting || setting.value <= 0 || setting.value > tooLittle + ENOUGH) return;
  const { problems, remarks } = start.report;
  if ([...problems, ...remarks].some(({ code }) => code === 'memory-limit-too-low')) return;
  const code = 'memory-limit-too-low';
  const help = 'Raise the limit to some megabytes; the value is in bytes.';
  if (setting.value <= tooLittle) {
    const message = `The broker cannot start within \`memory_limit ${setting.value}\`.`;
    const finding = { code, message, why: `${why} ${tooLittle} bytes.`, help } as const;
    // 1.4.15 still says that it starts; measured.
    if (start.isSince('1.5')) start.refuseEarly(finding, setting);
    else start.refuse(finding, setting);
    return;
  }
  const message = `Whether the broker starts within \`memory_limit ${setting.value}\` cannot be told.`;
  const rest = 'What else it needs depends on the configuration and on the system.';
  start.remark(
    { level: 'warning', undecided: true, code, message, why: `${why} ${tooLittle} bytes. ${rest}`, help },
    setting,
  );
}
