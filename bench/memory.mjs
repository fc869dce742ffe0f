// What linting takes in memory, for files of growing length.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largeText } from './large-text.mjs';
import { inOwnProcess, median } from './measure.mjs';

const SIZES = [25_000, 50_000, 100_000, 200_000];
const PROCESSES = 3;

const task = fileURLToPath(new URL('memory-task.mjs', import.meta.url));

/** For each size: peak of the heap, peak of the process, what stays while the result is held, and the time. */
export function measureMemory() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-memory-'));
  try {
    return SIZES.map((lines) => {
      const file = join(folder, `${lines}.conf`);
      writeFileSync(file, largeText(lines));
      const runs = Array.from({ length: PROCESSES }, () => inOwnProcess(task, [file], ['--expose-gc']));
      const middle = (key) => median(runs.map((run) => run[key]));
      return {
        lines,
        peakHeap: middle('peakHeap'),
        peakRss: middle('peakRss'),
        kept: middle('kept'),
        took: middle('took'),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
