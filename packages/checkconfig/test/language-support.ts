import { brokerTexts } from '@mosquitto-conf/broker/internal';
import { at, directives, type Language, latest } from '@mosquitto-conf/config';
import { everyConfigText } from '@mosquitto-conf/config/internal';
import { settingsPackageTexts } from '@mosquitto-conf/settings/internal';
import { testPackageTexts } from '@mosquitto-conf/test/internal';
import { validatorTexts } from '@mosquitto-conf/validator/internal';
import { afterEach, expect, vi } from 'vitest';
import { useLanguage } from '../src/language.js';
import { run } from '../src/program.js';
import { texts } from '../src/texts/index.js';

/** Every template of the packages that the command prints texts of. */
export const everyTemplate = [
  ...everyConfigText(),
  ...validatorTexts,
  ...settingsPackageTexts,
  ...testPackageTexts,
  ...brokerTexts,
  ...texts,
].flatMap((group) => Object.values(group));

/** A language in which every template is changed. */
function languageOf(change: (template: string) => string): Language {
  return everyTemplate.reduce<Record<string, Record<string, string>>>(
    (language, { group, key, template }) => {
      language[group] = { ...language[group], [key]: change(template) };
      return language;
    },
    {},
  );
}

/** A language that puts every text into brackets, so that what is printed outside of them is not a text of ours. */
export const WHOLE: Language = languageOf((template) => `⟦${template}⟧`);

/** The same with what fills a text outside of the brackets: it may be a sentence of its own. */
const PARTS = languageOf((template) => `⟦${template.replaceAll(/(?<![{$])\{\w+(?::\w+)?\}/g, '⟧$&⟦')}⟧`);

afterEach(() => {
  vi.restoreAllMocks();
  useLanguage({});
  process.exitCode = 0;
});

/** What this process has printed so far. */
export const output = { text: '' };

// What the test broker logs goes to the system at once, past the streams of Node.
vi.mock('../../broker/src/log/append.js', () => ({
  append: (_: number, part: string) => {
    output.text += part;
  },
}));

/** The arguments of a line, with what `F` stands for. */
export function argumentsOf(line: string, folder: string): string[] {
  return line.split(' ').map((word) => word.replace(/^(.*=)?F(?=\/|$)/, `$1${folder}`));
}

/** Runs the command in this process. */
export async function printed(args: readonly string[], language: Language = PARTS): Promise<string> {
  output.text = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((part) => {
      output.text += typeof part === 'string' ? part : Buffer.from(part).toString();
      return true;
    });
  await run(['node', 'checkconfig', ...args], language);
  vi.restoreAllMocks();
  return output.text;
}

/** What is printed outside of all texts. */
function outside(text: string): string {
  let depth = 0;
  let rest = '';
  for (const character of text) {
    if (character === '⟦') depth++;
    if (depth === 0) rest += character;
    if (character === '⟧') depth--;
    if (character === '⟧' && depth === 0) rest += ' ';
  }
  // What is cut off within a text would hide all that follows.
  expect(depth).toBe(0);
  return rest;
}

/** The words outside of all texts that a person has not written. */
export function strayWords(text: string, known: readonly string[]): string[] {
  const mine = known.flatMap((one) => one.match(/\p{L}+/gu) ?? []);
  return [...new Set(outside(text).match(/\p{L}+/gu) ?? [])].filter((word) => !mine.includes(word));
}

/** Words that are the same in all languages: names of MQTT, Mosquitto and Markdown, values of directives, what can be explained. */
const NAMES = [
  'Mosquitto',
  'MQTT',
  'TLS',
  'WebSockets',
  'HTTP',
  'KiB',
  'kB',
  'MB',
  'rw',
  'r',
  'w',
  'checkconfig',
  'localhost',
  'mosquitto',
  'br',
  'mqttv',
  ...directives.flatMap(({ name, kind }) => [name, ...(at(kind, latest).words?.(latest) ?? [])]),
];

/** What identifies something: `--port`, `max_packet_size`, `acl-file`, `/opt/porta.so`; and passwords that were made up. */
const IDENTIFIERS =
  /(?<![\w-])--?[a-z][\w-]*|(?<![\w-])[\w-]{20,}(?![\w-])|https?:\S+|[\w$.%:/~@-]*[\w%][_\-/.][\w%][\w$.%:/~@#-]*/gu;

/** The words outside of all texts that are not names: those of all languages, and what identifies something. */
export function untranslated(text: string, known: readonly string[]): string[] {
  return strayWords(outside(text).replaceAll(IDENTIFIERS, ' '), [...NAMES, ...known]);
}

/** What a line names besides its command and options: files, users, releases, what is explained. */
export function named(line: string): string[] {
  return line.split(' ').filter((word, index) => index > 0 && !word.startsWith('--'));
}
