import { at, changed, type Release, since } from '../release.js';
import type { Problem, Wording } from '../report.js';
import { memory as texts } from '../texts/memory.js';

/** What a broker holds while it reads its configuration, in bytes: the buffer for lines alone (config__read_file). */
const WHILE_READING = 1024;

/** What 1.x needs to print an error, once that buffer is free again (log__vprintf: the format and 500 bytes); measured. */
const FOR_AN_ERROR = 521;

/** What the first listener takes (struct mosquitto__listener), in bytes; measured. */
const LISTENER = changed(
  143,
  ['1.5', 223],
  ['1.5.5', 231],
  ['1.6', 263],
  ['2.0', 367],
  ['2.0.10', 375],
  ['2.1', 623],
);

/** The memory that `memory_limit` leaves the broker while it reads its configuration. */
export class Memory {
  /** The last `memory_limit` that was read, in bytes; 0 for none. It holds from its line on. */
  limit = 0;

  constructor(private readonly release: Release) {}

  /** Whether there is none left for another text. */
  get isExhausted(): boolean {
    return this.limit > 0 && this.limit <= WHILE_READING;
  }

  /** Whether there is none left for a listener. */
  get lacksListener(): boolean {
    return this.limit > 0 && this.limit <= WHILE_READING + at(LISTENER, this.release);
  }

  /** Whether errors have no text: 1.x allocates it. */
  get silencesErrors(): boolean {
    return this.limit > 0 && this.limit < FOR_AN_ERROR && !since(this.release, '2.0');
  }

  /**
   * What to report if the limit does not leave enough memory.
   * @param purpose what the memory is needed for
   */
  noRoom(
    purpose: 'noRoomForFolder' | 'noRoomForListener' | 'noRoomForNames' | 'noRoomForSetting',
  ): Wording & Pick<Problem, 'code'> {
    return {
      code: 'memory-limit-too-low',
      message: texts[purpose]({ limit: this.limit }),
      why: texts.fromItsLine,
      help: texts.raise,
    };
  }
}
