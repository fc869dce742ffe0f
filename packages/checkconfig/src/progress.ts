import { say } from './language.js';
import { printError } from './print.js';
import { progressTexts } from './texts/progress.js';

/** With fewer files the run is too short for a progress line. */
const MANY = 200;

/** A line on the terminal that says how far a long run has come. Nothing where there is no terminal, or little to do. */
export class Progress {
  #done = 0;
  readonly #shown: boolean;

  constructor(private readonly total: number) {
    this.#shown = total >= MANY && process.stderr.isTTY === true;
  }

  add(count: number): void {
    this.#done += count;
    if (this.#shown)
      printError(`\r\u001b[K${say(progressTexts.configurations({ done: this.#done, total: this.total }))}`);
  }

  end(): void {
    if (this.#shown) printError('\r\u001b[K');
  }
}
