import type { Text } from '@mosquitto-conf/config';
import type { EffectiveSetting } from '@mosquitto-conf/validator';
import { sectionTitle, tellingSections } from '@mosquitto-conf/validator/internal';
import { createColors } from 'picocolors';
import { say } from '../../language.js';
import { commonTexts } from '../../texts/common.js';
import { effectiveTexts } from '../../texts/effective.js';
import { columns, visible } from '../columns.js';
import { type EffectiveFormat, type Listing, shown, verdict } from './listing.js';

/** For terminals: a block a section, a line a setting. */
export const table: EffectiveFormat = {
  name: 'table',
  summary: effectiveTexts.table,
  write(listing) {
    return listing.second ? differences(listing) : sections(listing);
  },
};

function sections({ first, show, color }: Listing): string {
  const colors = createColors(color);
  const blocks = tellingSections(first.effective.sections).map((section) => {
    const { note, place, settings } = section;
    const about = [note && say(note), place && show(place)].filter((text) => text !== undefined).join('; ');
    const head = `${colors.bold(visible(say(sectionTitle(section))))}${about ? colors.dim(` (${visible(about)})`) : ''}`;
    if (settings.length === 0) return `${head}\n`;
    const rows = settings.flatMap((setting) => settingRows(setting, show));
    const lines = columns(rows.map(({ cells }) => cells));
    const painted = lines.map((line, index) => (rows[index]!.set ? line : colors.dim(line)));
    return `${[head, ...painted].join('\n')}\n`;
  });
  const told = verdict(first);
  const end = told ? colors.red(told) : say(effectiveTexts.asRead({ release: first.release.name }));
  return [...blocks, `${end}\n`].join('\n');
}

/** How many replaced lines are worth showing. */
const EARLIER = 5;

interface Row {
  readonly cells: readonly string[];
  readonly set: boolean;
}

function settingRows(setting: EffectiveSetting, show: Listing['show']): Row[] {
  const { name, words, places, shared, replaced, secret } = setting;
  const values = shown(setting);
  const origin = (index: number) => {
    const place = places[index];
    if (!place) return say(commonTexts.default);
    const where = visible(show(place));
    return shared ? say(effectiveTexts.forAll({ where })) : where;
  };
  const set = places.length > 0;
  const rows = (values.length === 0 ? ['-'] : values).map((value, index) => ({
    cells: [index === 0 ? name : '', withWords(value, index === 0 ? words : undefined), origin(index)],
    set,
  }));
  const before = replaced.slice(0, EARLIER).map(({ value, place }) => ({
    cells: [
      '',
      say(effectiveTexts.insteadOf({ value: secret ? commonTexts.secret : visible(value) })),
      visible(show(place)),
    ],
    set: false,
  }));
  const more = replaced.length - before.length;
  if (more > 0) before.push({ cells: ['', say(effectiveTexts.andMore({ count: more })), ''], set: false });
  return [...rows, ...before];
}

function withWords(value: string, words: Text | undefined): string {
  const plain = visible(value);
  return words === undefined ? plain : say(commonTexts.inWords({ value: plain, words }));
}

function differences({ first, second, show, color }: Listing): string {
  const colors = createColors(color);
  const { target, differences } = second!;
  const [a, b] = [first.release.name, target.release.name];
  const blocks = new Map<string, string[][]>();
  for (const { kind, title: line, name, a: one, b: other } of differences.settings) {
    const title = say(sectionTitle({ kind, title: line }));
    const rows = blocks.get(title) ?? [['', a, b]];
    rows.push([name, side(one, show), side(other, show)]);
    blocks.set(title, rows);
  }
  const texts = [...blocks].map(
    ([title, rows]) => `${[colors.bold(visible(title)), ...columns(rows)].join('\n')}\n`,
  );
  const only = differences.sections.map(
    ({ section, only: which }) =>
      `${say(
        effectiveTexts.onlyWith({
          section: colors.bold(visible(section.title)),
          release: which === 'a' ? a : b,
        }),
      )}${section.note ? ` (${visible(say(section.note))})` : ''}\n`,
  );
  const none = texts.length + only.length === 0 ? [say(effectiveTexts.sameRead({ one: a, other: b }))] : [];
  const told = [verdict(first), verdict(target)].filter((text) => text !== undefined);
  return [...only, ...texts, ...none, ...told.map((text) => `${colors.red(text)}\n`)].join('\n');
}

/** One target's side of a difference, in one cell. */
function side(setting: EffectiveSetting | undefined, show: Listing['show']): string {
  if (setting === undefined) return say(effectiveTexts.notKnown);
  const value = visible(shown(setting).join(', ')) || '-';
  const [place] = setting.places;
  const shownValue = withWords(value, setting.words);
  return say(
    place
      ? effectiveTexts.valueAt({ value: shownValue, place: visible(show(place)) })
      : effectiveTexts.valueDefault({ value: shownValue }),
  );
}
