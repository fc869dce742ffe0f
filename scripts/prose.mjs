// Checks what people read: the words that our texts do not use (prose/words.yml; textlint for pages, and our own check for
// comments and test names), and spelling (cspell with the project's words in prose/dictionary.txt).
import { spawnSync } from 'node:child_process';
import { checkComments } from './prose/check-comments.mjs';

const PAGES = ['*.md', 'docs/**/*.md', 'packages/*/README.md', 'examples/**/*.md'];
const SPELLED = [...PAGES, 'packages/vscode/package.nls.json', 'packages/*/src/**/*.ts'];

const failed = [
  ['textlint', ...PAGES],
  ['cspell', 'lint', '--no-progress', '--no-summary', '--show-suggestions', ...SPELLED],
].filter((command) => spawnSync('npx', ['--no-install', ...command], { stdio: 'inherit' }).status !== 0);
process.exit(checkComments() && failed.length === 0 ? 0 : 1);
