/** What a run prints and how it ends, before it is printed. */
export class Output {
  stdout = '';
  stderr = '';
  exitCode = 0;

  /** Prints it, and leaves its exit code in `process.exitCode`. */
  print(): void {
    process.stdout.write(this.stdout);
    process.stderr.write(this.stderr);
    process.exitCode = this.exitCode;
  }

  /** Whether another run came to the same. */
  equals(other: Output): boolean {
    return this.stdout === other.stdout && this.stderr === other.stderr && this.exitCode === other.exitCode;
  }
}
