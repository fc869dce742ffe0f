import { FileCoverage, Position, StatementCoverage, type TestRun, Uri } from 'vscode';
import type { ReportedLine } from './messages.js';

/** What the cases of a run have touched of configurations and access files, by line. */
export class Coverage {
  readonly #files = new Map<string, Map<number, boolean>>();
  readonly #details = new WeakMap<FileCoverage, readonly StatementCoverage[]>();

  add(lines: readonly ReportedLine[]): void {
    for (const { file, line, touched } of lines) {
      const known = this.#files.get(file) ?? new Map<number, boolean>();
      this.#files.set(file, known);
      known.set(line, touched || known.get(line) === true);
    }
  }

  /** Shows it in the editor. */
  show(run: TestRun): void {
    for (const [file, lines] of this.#files) {
      const details = [...lines].map(
        ([line, touched]) => new StatementCoverage(touched, new Position(line - 1, 0)),
      );
      const coverage = FileCoverage.fromDetails(Uri.file(file), details);
      this.#details.set(coverage, details);
      run.addCoverage(coverage);
    }
  }

  /** The lines of a file that this has shown. */
  detailsOf(coverage: FileCoverage): readonly StatementCoverage[] | undefined {
    return this.#details.get(coverage);
  }
}
