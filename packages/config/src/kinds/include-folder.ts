import { since } from '../release.js';
import { includeTexts as texts } from '../texts/includes.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty, writeLine } from './words.js';

/** `include_dir`: the rest of the line, blanks and all; its first word up to 1.4.8. */
export const includeFolder: Kind<string> = {
  name: 'include-folder',
  expects: 'a folder',
  path: (value) => value,
  read(input: ValueInput): Reading<string> {
    const value = since(input.release, '1.4.9') ? input.line.rest : input.line.words[0]?.text;
    if (value !== undefined) return { outcome: 'value', value };
    const flaw = empty(input, writeLine(input, 'FOLDER'));
    if (since(input.release, '1.5')) return flaw;
    // It logs an error, and then tries to open the folder.
    return {
      ...flaw,
      crashes: true,
      why: texts.crash,
    };
  },
};
