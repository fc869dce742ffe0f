import { spawnSync } from 'node:child_process';

/** Whether a program is installed. */
export function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/**
 * For tests that need a real part: true where it is there. Where it is not, says aloud that the test is skipped; in CI that
 * is a failure.
 */
export function needs(...programs: readonly string[]): boolean {
  return needsParts(programs.filter((program) => !has(program)));
}

/** The same for Emacs with one of its packages. */
export function needsEmacs(feature: string): boolean {
  const load = `(progn (package-initialize) (require '${feature}))`;
  const loads = spawnSync('emacs', ['--batch', '--eval', load]).status === 0;
  return needsParts(loads ? [] : [`emacs with ${feature}`]);
}

function needsParts(missing: readonly string[]): boolean {
  if (missing.length === 0) return true;
  const text = `SKIPPED: ${missing.join(', ')} is not installed here`;
  if (process.env.CI) throw new Error(`${text}, and in CI nothing may be skipped`);
  console.warn(text);
  return false;
}
