import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from './failure.js';
import { diagramTexts } from './texts/diagram.js';

/** The programs that open a file with what the desktop uses for its kind. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Writes a page into a folder of its own and opens it in the browser. The file stays: the browser may read it later.
 * @returns its path
 * @throws UsageError where no browser can be started
 */
export function openInBrowser(name: string, content: string): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'checkconfig-')), name);
  writeFileSync(path, content, { mode: 0o600 });
  const [program = '', ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, path], { detached: true, stdio: 'ignore' });
    child.on('error', () => reject(new UsageError(diagramTexts.openFailed({ program, path }))));
    child.on('spawn', () => {
      child.unref();
      resolve(path);
    });
  });
}
