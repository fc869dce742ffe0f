import type { DirectiveLine } from '@mosquitto-conf/grammar';
import { type Spelling, spellingsOf } from '../catalogue/index.js';
import { since } from '../release.js';
import type { Place } from '../report.js';
import { nearestWord } from '../spelling.js';
import type { State } from './state.js';

/** Reports a first word that the target does not know, with what was probably meant. */
export function unknownDirective(
  state: State,
  line: DirectiveLine,
  place: Place,
  spelling: Spelling | undefined,
): void {
  const name = line.name.text;
  const flaw = explain(state, name, spelling);
  state.refuse(
    { ...place, span: { start: line.name.start, end: line.name.end } },
    { code: 'unknown-directive', ...flaw },
  );
}

interface Explanation {
  readonly message: string;
  readonly why?: string;
  readonly help: string;
  readonly meant?: string;
}

const INVISIBLE: readonly (readonly [pattern: RegExp, name: string, help: string])[] = [
  [/^\ufeff/, 'a byte-order mark', 'Save the file as UTF-8 without a byte-order mark.'],
  [/\t/, 'a tab', 'Use a space: the broker takes a tab for a letter.'],
  [/\u00a0/, 'a no-break space (U+00A0)', 'Replace it by an ordinary space.'],
  [
    /[\u2000-\u200f\u202f\u2060\u3000]/,
    'an invisible character',
    'Replace it by an ordinary space, or remove it.',
  ],
  [/[\u0000-\u001f\u007f]/, 'a control character', 'Remove it.'],
];

function explain(state: State, name: string, spelling: Spelling | undefined): Explanation {
  if (spelling) {
    const { first, last } = spelling;
    const gone = last !== undefined && since(state.release, last);
    return {
      message: gone
        ? `\`${name}\` was last known to release ${last}; ${state.release.name} refuses it.`
        : `\`${name}\` needs release ${first}; ${state.release.name} does not know it.`,
      help: gone ? 'Remove the line.' : 'Remove the line, or use a newer release.',
    };
  }
  if (name.startsWith('#')) {
    return {
      message: 'This comment is indented, so the broker takes it for a directive.',
      why: 'Only a line whose very first character is # is a comment.',
      help: 'Remove the blanks before the #.',
    };
  }
  for (const [pattern, what, help] of INVISIBLE) {
    if (pattern.test(name))
      return { message: `The directive's name contains ${what}.`, why: 'Only spaces separate words.', help };
  }
  const near = nearest(state, name);
  const equals = /^[A-Za-z_]+(?==)/.exec(name)?.[0];
  if (equals) {
    return {
      message: `There is no directive \`${name}\`.`,
      why: 'Names and values are separated by a space.',
      help: `Write \`${equals} VALUE\`, without an equals sign.`,
    };
  }
  return {
    message: `There is no directive \`${name}\`.`,
    why: 'The broker refuses a configuration with a name it does not know.',
    ...(near
      ? { help: `Did you mean \`${near}\`?`, meant: near }
      : { help: 'Remove the line, or correct the name.' }),
  };
}

/** A file with more unknown names than this is no configuration, and looking for what was meant takes its time. */
const SUGGESTIONS = 200;

/** The nearest name the target knows, if any is near enough to be meant. */
function nearest(state: State, name: string): string | undefined {
  if (++state.unknownNames > SUGGESTIONS) return undefined;
  const folded = name.toLowerCase().replaceAll('-', '_');
  const names = spellingsOf(state.release).map((spelling) => spelling.name);
  return nearestWord(folded, names, Math.max(1, Math.floor(folded.length / 4)));
}
