import { maxKeepalive, memoryLimit } from '../catalogue/limits.js';
import type { Configuration } from '../configuration.js';
import { at, changed, since } from '../release.js';
import type { Text } from '../text.js';
import { memory as texts } from '../texts/memory.js';
import type { Start } from './start.js';

/** From 2.0.21 a pointer for each second of the longest keepalive and half as many again (keepalive__init). */
export function keepaliveListBytes({ settings, release }: Configuration): number {
  if (!since(release, '2.0.21')) return 0;
  const longest = settings.get(maxKeepalive);
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

/**
 * 1.4 also makes room for as many connections as files may be open (mosquitto_main_loop), 8 bytes for each of them. That is
 * up to the system: this is room for 65,536.
 */
const FOR_OPEN_FILES = changed(524_288, ['1.5', 0]);

/** The list of keepalive timers must fit in `memory_limit`. */
export function checkKeepaliveList(start: Start): void {
  checkLimit(start, keepaliveListBytes(start.configuration), texts.keepaliveList, texts.keepaliveListMore);
}

/** The rest of what start-up allocates must fit as well. */
export function checkMemoryLimit(start: Start): void {
  checkLimit(start, TOO_LITTLE, texts.idleBroker, texts.idleBrokerMore);
}

type BytesText = (values: { readonly bytes: number }) => Text;

function checkLimit(start: Start, tooLittle: number, certain: BytesText, undecided: BytesText): void {
  const setting = start.configuration.settings.setting(memoryLimit);
  const enough = tooLittle + ENOUGH + at(FOR_OPEN_FILES, start.release);
  if (!setting || setting.value <= 0 || setting.value > enough) return;
  const { problems, remarks } = start.report;
  if ([...problems, ...remarks].some(({ code }) => code === 'memory-limit-too-low')) return;
  const code = 'memory-limit-too-low';
  // A line in an unread part may raise it.
  const fromAbsence = true;
  const help = texts.raise;
  const [limit, bytes] = [setting.value, tooLittle];
  if (setting.value <= tooLittle) {
    const message = texts.cannotStart({ limit });
    const finding = { code, message, fromAbsence, why: certain({ bytes }), help } as const;
    // 1.4.15 still says that it starts; measured.
    if (start.isSince('1.5')) start.refuseEarly(finding, setting);
    else start.refuse(finding, setting);
    return;
  }
  const message = texts.undecided({ limit });
  start.remark(
    { level: 'warning', undecided: true, code, message, fromAbsence, why: undecided({ bytes }), help },
    setting,
  );
}
