import type { DirectiveLine } from '@mosquitto-conf/grammar';
import { type Spelling, spellingsOf } from '../catalogue/index.js';
import { since } from '../release.js';
import type { Place, Wording } from '../report.js';
import { nearestWord } from '../spelling.js';
import type { Text } from '../text.js';
import { directiveTexts as texts } from '../texts/directives.js';
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

interface Explanation extends Wording {
  readonly meant?: string;
}

const INVISIBLE: readonly (readonly [pattern: RegExp, message: Text, help: Text])[] = [
  [/^\ufeff/, texts.byteOrderMark, texts.saveWithoutMark],
  [/\t/, texts.tab, texts.replaceTab],
  [/\u00a0/, texts.noBreakSpace, texts.replaceSpace],
  [/[\u2000-\u200f\u202f\u2060\u3000]/, texts.invisible, texts.replaceOrRemove],
  [/[\u0000-\u001f\u007f]/, texts.control, texts.removeCharacter],
];

function explain(state: State, name: string, spelling: Spelling | undefined): Explanation {
  if (spelling) {
    const { first, last } = spelling;
    const gone = last !== undefined && since(state.release, last);
    return {
      message: gone
        ? texts.removed({ name, release: state.release.name, last })
        : texts.notYet({ name, release: state.release.name, first: first ?? '' }),
      why: texts.unknownRefused,
      help: gone ? texts.remove : texts.removeOrUpdate({ first: first ?? '' }),
    };
  }
  if (name.startsWith('#')) {
    return {
      message: texts.indentedComment,
      why: texts.commentColumn,
      help: texts.unindent,
    };
  }
  for (const [pattern, message, help] of INVISIBLE)
    if (pattern.test(name)) return { message, why: texts.spacesOnly, help };
  if (name.startsWith('[')) {
    return { message: texts.unknown({ name }), why: texts.noSections, help: texts.removeSection };
  }
  const near = nearest(state, name);
  const equals = /^[A-Za-z_]+(?==)/.exec(name)?.[0];
  if (equals) {
    return {
      message: texts.unknown({ name }),
      why: texts.spaceSeparates,
      help: texts.writeWithSpace({ name: equals }),
    };
  }
  return {
    message: texts.unknown({ name }),
    why: texts.unknownRefused,
    ...(near ? { help: texts.didYouMean({ name: near }), meant: near } : { help: texts.removeOrCorrect }),
  };
}

/** A file with more unknown names than this is not a configuration, and each suggestion takes time. */
const SUGGESTIONS = 200;

/** The most similar name that the target knows; undefined if none is similar enough. */
function nearest(state: State, name: string): string | undefined {
  if (++state.unknownNames > SUGGESTIONS) return undefined;
  const folded = name.toLowerCase().replaceAll('-', '_');
  const names = spellingsOf(state.release).map((spelling) => spelling.name);
  return nearestWord(folded, names, Math.max(1, Math.floor(folded.length / 4)));
}
