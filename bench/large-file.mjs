// One file of a hundred thousand lines, against what Chevrotain takes merely to tokenize it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largeText } from './large-text.mjs';
import { inOwnProcess, takeTurns, timed } from './measure.mjs';

const LINES = 100_000;
const PROCESSES = 5;
const COMMANDS = 7;

const task = fileURLToPath(new URL('large-file-task.mjs', import.meta.url));

/** Parsing, the whole lint and the command on one text, beside the lexer. */
export async function measureLargeFile(command) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-large-'));
  try {
    const file = join(folder, 'mosquitto.conf');
    const text = largeText(LINES);
    writeFileSync(file, text);
    // Each has a process of its own, which answers with its median: none runs on another's heap.
    const own = (name) => () => inOwnProcess(task, [name, file]).median;
    const warm = await takeTurns(
      { lexer: own('lexer'), offsets: own('offsets'), parse: own('parse'), lint: own('lint') },
      PROCESSES,
      0,
    );
    const cold = await takeTurns(
      {
        lexer: () => timed(process.execPath, [task, 'once', file]),
        lint: () => timed(process.execPath, [command, 'lint', file]),
      },
      COMMANDS,
    );
    const megabytes = Buffer.byteLength(text) / 1e6;
    const lexer = "Chevrotain's lexer";
    const row = (what, result, aim = '') => ({
      what,
      result,
      peer: warm.lexer,
      peerName: lexer,
      aim,
      megabytes,
    });
    return {
      rows: [
        row('parse (`parseConfiguration`)', warm.parse),
        row('the whole lint (`analyse` and `diagnose`)', warm.lint, 'at most 1.5'),
        {
          ...row('the same'),
          result: warm.lint,
          peer: warm.offsets,
          peerName: 'the lexer, told to count no lines',
        },
        {
          ...row('`checkconfig lint`, start of Node and all'),
          result: cold.lint,
          peer: cold.lexer,
          peerName: 'a Node that tokenizes it once',
        },
      ],
      notes: [
        `The large file has ${LINES} lines, ${megabytes.toFixed(2)} MB: two listeners and as many bridges as fit.`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
