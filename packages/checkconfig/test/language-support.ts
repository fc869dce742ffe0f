import { brokerTexts } from '@mosquitto-conf/broker/internal';
import type { Language } from '@mosquitto-conf/config';
import { everyConfigText } from '@mosquitto-conf/config/internal';
import { settingsPackageTexts } from '@mosquitto-conf/settings/internal';
import { testPackageTexts } from '@mosquitto-conf/test/internal';
import { validatorTexts } from '@mosquitto-conf/validator/internal';
import { afterEach, vi } from 'vitest';
import { bracketed, bracketedParts } from '../../../test/support/untranslated.js';
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

export const WHOLE: Language = bracketed(everyTemplate);

const PARTS = bracketedParts(everyTemplate);

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

/** What a line names besides its command and options: files, users, releases, what is explained. */
export function named(line: string): string[] {
  return line.split(' ').filter((word, index) => index > 0 && !word.startsWith('--'));
}

export { strayWords, untranslated } from '../../../test/support/untranslated.js';
