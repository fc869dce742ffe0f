import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { chooseNet, untilFree } from '../net.js';
import type { Question, Reply } from './installed-broker.js';

/**
 * Asks the installed broker, in a network of its own if this user may have one: rows name ports like 1883.
 * @param program the broker
 * @returns a reply to each question
 */
export async function askInstalled(program: string, questions: readonly Question[]): Promise<Reply[]> {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'));
  try {
    const script = join(folder, 'installed-broker.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('./installed-broker.ts', import.meta.url))],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: `node${process.versions.node}`,
      // CommonJS modules in a bundle ask Node for its own by `require`, which modules do not have.
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      logLevel: 'warning',
    });
    const list = join(folder, 'questions.json');
    writeFileSync(list, JSON.stringify(questions));
    const net = await chooseNet(1);
    await untilFree(net);
    const [command, ...args] = [...net.wrap, process.execPath, script, program, list];
    const { stdout } = await promisify(execFile)(command!, args, { maxBuffer: 1 << 26 });
    return JSON.parse(stdout) as Reply[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
