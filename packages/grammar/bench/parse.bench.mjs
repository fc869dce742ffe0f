// How long parsing takes, against an ordinary Chevrotain lexer on the same text. Run after `npm run build`.
// Each measurement has a process of its own, so that none runs on another's heap; of the rounds, the quickest of each
// process counts, as anything slower is something else's doing.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createToken, Lexer } from 'chevrotain';
import { byteLength, parseConfiguration } from '../dist/index.js';

const LINES = 100_000;
const ROUNDS = 40;
const PROCESSES = 5;

const text = configuration(LINES);

const measurements = {
  lexer: () => ordinaryLexer.tokenize(text),
  parse: () => parseConfiguration(text),
  'parse, read every value': () => {
    let characters = 0;
    for (const line of parseConfiguration(text).lines) {
      if (line.kind === 'directive') characters += line.name.text.length + (line.value?.text.length ?? 0);
    }
    return characters;
  },
};

const [name] = process.argv.slice(2);
const ordinaryLexer = makeOrdinaryLexer();
if (name === undefined) {
  console.log(`${LINES} lines, ${(byteLength(text) / 1e6).toFixed(1)} MB`);
  const results = Object.fromEntries(
    Object.keys(measurements).map((key) => [key, { first: Infinity, best: Infinity }]),
  );
  for (let process_ = 0; process_ < PROCESSES; process_++) {
    for (const key of Object.keys(measurements)) {
      const output = execFileSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), key], {
        encoding: 'utf8',
      });
      const { first, best } = JSON.parse(output);
      const result = results[key];
      result.first = Math.min(result.first, first);
      result.best = Math.min(result.best, best);
    }
  }
  for (const [key, { first, best }] of Object.entries(results)) {
    const ratio = (best / results.lexer.best).toFixed(2);
    const cold = (first / results.lexer.first).toFixed(2);
    console.log(
      `${key.padEnd(24)} ${best.toFixed(1)} ms (x${ratio})   first time ${first.toFixed(1)} ms (x${cold})`,
    );
  }
  memory();
} else {
  const run = measurements[name];
  const first = time(run);
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    globalThis.gc?.();
    best = Math.min(best, time(run));
  }
  console.log(JSON.stringify({ first, best }));
}

function time(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** What a document keeps on the heap, for texts of growing length: the same for each line. */
function memory() {
  for (const lines of [25_000, 50_000, 100_000, 200_000]) {
    const script = `
      import { parseConfiguration } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
      parseConfiguration('a b');
      const text = (${configuration})(${lines});
      gc();
      const before = process.memoryUsage().heapUsed;
      const document = parseConfiguration(text);
      gc();
      console.log((process.memoryUsage().heapUsed - before) / document.lines.length);`;
    const output = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    console.log(`${String(lines).padStart(7)} lines keep ${Number(output).toFixed(0)} bytes each`);
  }
}

function makeOrdinaryLexer() {
  const Comment = createToken({ name: 'Comment', pattern: /(?<![^\n])#[^\n]*/, start_chars_hint: ['#'] });
  const Space = createToken({ name: 'Space', pattern: / +/ });
  const Newline = createToken({ name: 'Newline', pattern: /\r*\n/, line_breaks: true });
  const Word = createToken({ name: 'Word', pattern: /[^ \n]+/ });
  return new Lexer([Comment, Space, Newline, Word], { positionTracking: 'onlyOffset' });
}

/** A quarter comments, some blank lines, and directives of one and of several words. */
function configuration(count) {
  const lines = [];
  let state = 1;
  for (let index = 0; index < count; index++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const share = (state >>> 8) % 100;
    if (share < 25) lines.push(`# What follows is set for the ${index}th time`);
    else if (share < 40) lines.push('');
    else if (share < 55) lines.push(`listener ${1024 + (index % 60_000)}`);
    else if (share < 70) lines.push('password_file /etc/mosquitto/passwd');
    else if (share < 85) lines.push('topic sensors/# out 1 "" remote/');
    else lines.push('allow_anonymous false');
  }
  return `${lines.join('\n')}\n`;
}
