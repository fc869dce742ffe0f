import type { Language } from '@mosquitto-conf/config';
import { configTexts } from '@mosquitto-conf/config/internal';
import { validatorTexts } from '@mosquitto-conf/validator/internal';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commandNames } from '../src/command-names.js';
import { useLanguage } from '../src/language.js';
import { commandDescriptions, run } from '../src/program.js';
import { texts } from '../src/texts/index.js';
import { place } from './support.js';

const names = [...configTexts, ...validatorTexts, ...texts].flatMap((group) => Object.values(group));

/** A language that puts every text into brackets, so that what is printed outside of them is not a text of ours. */
const BRACKETS: Language = names.reduce<Record<string, Record<string, string>>>(
  (language, { group, key, template }) => {
    language[group] = { ...language[group], [key]: `⟦${template}⟧` };
    return language;
  },
  {},
);

afterEach(() => {
  vi.restoreAllMocks();
  useLanguage({});
  process.exitCode = 0;
});

/** Runs the command in this process. */
async function printed(...args: readonly string[]): Promise<string> {
  let text = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((part) => {
      text += typeof part === 'string' ? part : Buffer.from(part).toString();
      return true;
    });
  await run(['node', 'checkconfig', ...args], BRACKETS);
  vi.restoreAllMocks();
  return text;
}

/** What is printed outside of all texts. */
function outside(text: string): string {
  let depth = 0;
  let rest = '';
  for (const character of text) {
    if (character === '⟦') depth++;
    if (depth === 0) rest += character;
    if (character === '⟧') depth--;
  }
  return rest;
}

/** The words outside of all texts that a person has not written. */
function strayWords(text: string, known: readonly string[]): string[] {
  const mine = known.flatMap((one) => one.match(/\p{L}+/gu) ?? []);
  return [...new Set(outside(text).match(/\p{L}+/gu) ?? [])].filter((word) => !mine.includes(word));
}

describe('help', async () => {
  const described = await commandDescriptions();

  it.each(['checkconfig', ...commandNames])('%s', async (name) => {
    const text = await printed(...(name === 'checkconfig' ? [] : [name]), '--help');
    const usages = described.flatMap(({ arguments: words, options, formats }) => [
      ...[...words, ...options].map(({ usage }) => usage),
      ...formats.map((format) => format.name),
    ]);
    const known = ['checkconfig', '-h', 'options', 'command', 'COMMAND', 'help', 'version', ...commandNames];
    expect(strayWords(text, [...known, ...usages])).toEqual([]);
  });
});

const FILES = {
  'mosquitto.conf': 'listener 1883\nallow_anonymous maybe\n',
  'open.conf': 'listener 1883 127.0.0.1\nallow_anonymous true\nlistener 1884\n',
  passwd: 'ana:$7$101$YWJj$YWJj\n',
  'other.txt': 'x\n',
};

describe('what is wrong with the command line', () => {
  it.each([
    ['lint --nonsense'],
    ['lint --targe 2.0'],
    ['lint --target 9x F/mosquitto.conf'],
    ['lint --max-warnings many'],
    ['lint --fail-on nothing'],
    ['lint --profile hom'],
    ['lint --watch -'],
    ['lint --update-baseline'],
    ['lint --baseline F/other.txt F/open.conf'],
    ['lint --rule x=y F/open.conf'],
    ['lint --rule local-only=maybe F/open.conf'],
    ['lint --map x F/open.conf'],
    ['lint --map /x=F/missing F/open.conf'],
    ['lint --root F/passwd F/open.conf'],
    ['lint --config F/missing.yaml F/open.conf'],

    ['lint F/missing.conf'],
    ['lint F/*.nothing'],
    ['lint --changed no-such-branch F/open.conf'],
    ['lint --fix --target 1.6 --target 2.0 F/open.conf'],
    ['lint --add-suppressions --fix F/open.conf'],
    ['lnt'],
    ['-f F/open.conf F/passwd'],
    ['diff'],
    ['diff - -'],
    ['acl what F/open.conf'],
    ['acl who F/open.conf'],
    ['acl who F/open.conf a/#'],
    ['acl users F/open.conf topic'],
    ['acl users F/open.conf --listener 7'],
    ['access F/open.conf'],
    ['access F/open.conf --anonymous --user x'],
    ['access F/open.conf --password x'],
    ['access F/open.conf --publish a/#'],
    ['access F/mosquitto.conf'],
    ['active F/passwd'],
    ['active F/missing.conf'],
    ['diagram --open --format dot F/open.conf'],
    ['effective --target 1.6 --target 2.0 --target 2.1 F/open.conf'],
    ['effective --format conf --target 1.6 --target 2.0 F/open.conf'],
    ['explain'],
    ['explain listner'],
    ['explain qqqqqqqqqqqq'],
    ['format --check --write'],
    ['format F/open.conf F/mosquitto.conf'],
    ['format --write -'],
    ['init F --yes --user a --user a'],
    ['init F --yes --user a/b'],
    ['init F --yes --host !'],
    ['init F --yes'],
    ['passwd hash F/passwd'],
    ['passwd add'],
    ['passwd list F/passwd ana'],
    ['passwd remove F/passwd'],
    ['passwd remove F/passwd bob'],
    ['passwd add F/passwd a:b'],
    ['passwd hash --iterations none'],
    ['passwd hash --scheme argon2id --target 1.6'],
    ['passwd hash --scheme sha512 --iterations 5'],
    ['test F/missing'],
    ['test F/other.txt'],
    ['test --init F/missing'],
    ['test --update --watch F'],
    ['upgrade F/open.conf'],
    ['upgrade F/open.conf --from 2.0 --to 2.0'],
    ['upgrade F/open.conf --from 2.0 --target 2.1'],
    ['upgrade - --from 2.0 --write'],
    ['upgrade F/open.conf F/passwd --from 2.0'],
    ['lsp --socket 0'],
    ['lsp --clientProcessId x'],
  ])('%s', async (line) => {
    const folder = place(FILES);
    const text = await printed(...line.replaceAll('F', folder).split(' '));
    expect(text).not.toBe('');
    for (const one of text.trimEnd().split('\n')) expect(one).toMatch(/^(checkconfig: )?⟦.*⟧$/);
  });
});
