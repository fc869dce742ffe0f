// What the command does with a file, without the command around it.
import { analyse, latest } from '../packages/config/dist/index.js';
import { nodeHost } from '../packages/config/dist/node/index.js';
import { diagnose } from '../packages/validator/dist/index.js';

/** Reads a file, judges it, and lets nothing go that the command would keep. */
export function lintOnce(cwd, name) {
  const analysis = analyse(name, latest, nodeHost({ cwd }));
  return { analysis, diagnostics: diagnose(analysis, name) };
}
