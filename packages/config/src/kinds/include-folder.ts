import { since } from '../release.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty } from './words.js';

/** `include_dir`: the rest of the line, blanks and all; its first word up to 1.4.8. */
export const includeFolder: Kind<string> = {
  name: 'include-folder',
  expects: 'a folder',
  path: (value) => value,
  read(input: ValueInput): Reading<string> {
    const value = since(input.release, '1.4.9') ? input.line.rest : input.line.words[0]?.text;
    return value === undefined
      ? empty(input, 'Write the path of a folder after it.')
      : { outcome: 'value', value };
  },
};
