import { print, printError } from './print.js';

/** What a run prints and how it ends, before it is printed. */
export class Output {
  stdout = '';
  stderr = '';
  exitCode = 0;

  /** Prints it, and leaves its exit code in `process.exitCode`. */
  print(): void {
    process.exitCode = this.exitCode;
    print(this.stdout);
    if (this.stderr !== '') printError(this.stderr);
  }

  /** Whether another run came to the same. */
  equals(other: Output): boolean {
    return this.stdout === other.stdout && this.stderr === other.stderr && this.exitCode === other.exitCode;
  }
}
