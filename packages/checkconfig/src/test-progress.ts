import type { CaseResult } from '@mosquitto-conf/test/internal';
import { say } from './language.js';
import { printError } from './print.js';
import { progressTexts } from './texts/progress.js';

/** Milliseconds after which a person begins to wait. */
const WAIT = 300;

/** A line on the terminal that says how far the tests have come. Nothing where there is no terminal. */
export class TestProgress {
  readonly #start = Date.now();
  readonly #isShown = process.stderr.isTTY === true;
  #done = 0;
  #bad = 0;

  /** @param isBad whether a case is not as expected */
  add(result: CaseResult, isBad: boolean): void {
    this.#done++;
    if (isBad) this.#bad++;
    if (!this.#isShown || Date.now() - this.#start < WAIT) return;
    const { done, doneSomeFailed } = progressTexts;
    const state = { done: this.#done, name: result.name.slice(0, 60) };
    const text = this.#bad > 0 ? doneSomeFailed({ ...state, failed: this.#bad }) : done(state);
    printError(`\r\u001b[K${say(text)}`);
  }

  end(): void {
    if (this.#isShown) printError('\r\u001b[K');
  }
}
