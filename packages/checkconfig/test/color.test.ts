import { afterEach, describe, expect, test, vi } from 'vitest';
import { usesColor } from '../src/color.js';
import { checkconfig, OPEN, place } from './support.js';

const RED = '\u001b[31m';
const BOLD = '\u001b[1m';

describe('whether to print in colors', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  test.each([
    ['--color counts before NO_COLOR', { color: true }, { NO_COLOR: '1' }, false, true],
    ['--no-color counts before FORCE_COLOR', { color: false }, { FORCE_COLOR: '1' }, true, false],
    ['NO_COLOR counts before FORCE_COLOR', {}, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['an empty NO_COLOR counts as none', {}, { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR serves without a terminal', {}, { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0 means no', {}, { FORCE_COLOR: '0' }, true, false],
    ['FORCE_COLOR=false means no', {}, { FORCE_COLOR: 'false' }, true, false],
    ['an empty FORCE_COLOR counts as none', {}, { FORCE_COLOR: '' }, false, false],
    ['a terminal gets colors', {}, {}, true, true],
    ['a file gets none', {}, {}, false, false],
    ['a terminal without colors gets none', {}, { TERM: 'dumb' }, true, false],
  ])('%s', (_, options, variables, terminal, expected) => {
    const { stdout } = process;
    const env = { NO_COLOR: '', FORCE_COLOR: '', TERM: 'xterm-256color', CI: '', ...variables };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const before = { isTTY: stdout.isTTY, hasColors: stdout.hasColors };
    // What a terminal has instead of them (`tty.WriteStream`).
    Object.assign(stdout, { isTTY: terminal, hasColors: () => process.env.TERM !== 'dumb' });
    try {
      expect(usesColor(options)).toBe(expected);
    } finally {
      Object.assign(stdout, before);
    }
  });
});

test.each([
  ['lint', ['lint', 'm.conf'], RED],
  ['effective', ['effective', 'm.conf'], BOLD],
  ['diff', ['diff', 'm.conf', 'n.conf'], RED],
])('%s takes --color, --no-color, NO_COLOR and FORCE_COLOR', (_, args, code) => {
  const cwd = place({ 'm.conf': `${OPEN}\n no\n`, 'n.conf': OPEN });
  const output = (words: readonly string[], env: NodeJS.ProcessEnv) =>
    checkconfig(cwd, [...args, ...words], undefined, env).stdout;
  expect(output([], {})).not.toContain(code);
  expect(output(['--color'], { NO_COLOR: '1' })).toContain(code);
  expect(output([], { FORCE_COLOR: '1' })).toContain(code);
  expect(output([], { FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain(code);
  expect(output(['--no-color'], { FORCE_COLOR: '1' })).not.toContain(code);
});
