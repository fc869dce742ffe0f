// The same extension as browsers run it: packed without its desktop part, so that it can only run in the web worker.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * @param source the extension's folder as it was packed
 * @param folder where to work and to leave the package
 */
export function packForWeb(source, folder) {
  const copy = join(folder, 'web-variant');
  cpSync(source, copy, { recursive: true });
  const file = join(copy, 'package.json');
  const { main: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(manifest));
  const vsix = join(folder, 'web.vsix');
  const vsce = join(dirname(createRequire(import.meta.url).resolve('@vscode/vsce/package.json')), 'vsce');
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--allow-package-secrets',
    'privatekey',
  ];
  execFileSync(
    process.execPath,
    [vsce, 'package', ...options, '--no-rewrite-relative-links', '--out', vsix],
    {
      cwd: copy,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return vsix;
}
