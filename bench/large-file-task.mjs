// One measurement on one file, in a process of its own: `node large-file-task.mjs NAME FILE` prints its median.
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createToken, Lexer } from 'chevrotain';
import { summary } from './measure.mjs';

const WARM_UPS = 5;
const ROUNDS = 9;

const [name, file] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');

/** What anyone would write down first: words, spaces, line ends, comments. It tokenizes everything. */
function plainLexer(options) {
  const Comment = createToken({ name: 'Comment', pattern: /(?<![^\n])#[^\n]*/, start_chars_hint: ['#'] });
  const Space = createToken({ name: 'Space', pattern: / +/ });
  const Newline = createToken({ name: 'Newline', pattern: /\r*\n/, line_breaks: true });
  const Word = createToken({ name: 'Word', pattern: /[^ \n]+/, line_breaks: false });
  return new Lexer([Comment, Space, Newline, Word], options);
}

function tokenizing(options) {
  const lexer = plainLexer(options);
  return () => {
    const { tokens, errors } = lexer.tokenize(text);
    if (errors.length > 0) throw new Error('the lexer did not take everything');
    return tokens.length;
  };
}

const tasks = {
  lexer: () => tokenizing(),
  offsets: () => tokenizing({ positionTracking: 'onlyOffset' }),
  async parse() {
    const { parseConfiguration } = await import('../packages/grammar/dist/index.js');
    return () => parseConfiguration(text).lines.length;
  },
  async lint() {
    const { lintOnce } = await import('./lint.mjs');
    return () => lintOnce(dirname(file), basename(file)).diagnostics.length;
  },
};

if (name === 'once') {
  tokenizing()();
} else {
  const run = await tasks[name]();
  const times = [];
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    const start = performance.now();
    run();
    if (round >= 0) times.push(performance.now() - start);
  }
  process.stdout.write(JSON.stringify(summary(times)));
}
