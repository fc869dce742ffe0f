import type { Change, ChangeSide } from '@mosquitto-conf/validator';
import { accessChangeText } from '@mosquitto-conf/validator/internal';
import { createColors } from 'picocolors';
import { say } from '../../language.js';
import { commonTexts } from '../../texts/common.js';
import { diffTexts } from '../../texts/diff.js';
import { columns, visible } from '../columns.js';
import {
  type ComparedFile,
  type DiffFormat,
  effortText,
  refusals,
  sideText,
  signs,
  summary,
} from './comparison.js';

/** For terminals: what changed, by section. */
export const table: DiffFormat = {
  name: 'table',
  summary: diffTexts.table,
  write(comparison) {
    const { old, now, diff, color } = comparison;
    const colors = createColors(color);
    const paint = { added: colors.green, removed: colors.red, changed: colors.yellow };
    const blocks = new Map<string, Change[]>();
    for (const change of diff.changes) {
      const title = say(change.title);
      const block = blocks.get(title);
      if (block) block.push(change);
      else blocks.set(title, [change]);
    }
    const texts = [...blocks].map(([title, changes]) => {
      const heads = columns(changes.map((change) => head(change, old, now)));
      const lines = changes.flatMap((change, index) => [
        paint[change.kind](heads[index]!),
        ...columns(details(change), '      ').map((line) => colors.dim(line)),
      ]);
      return `${[colors.bold(visible(title)), ...lines].join('\n')}\n`;
    });
    const access = diff.access.map((change) =>
      paint.changed(`  ~ ${visible(say(accessChangeText(change)))}`),
    );
    if (access.length > 0) texts.push(`${[colors.bold(say(diffTexts.access)), ...access].join('\n')}\n`);
    const cautions = diff.cautions.map(
      ({ title, name, value, becomes, place }) =>
        `${say(
          diffTexts.reloadResets({
            name,
            value,
            section: `${visible(title)} (${visible(now.show(place))})`,
            becomes,
          }),
        )}\n`,
    );
    const wrong = refusals(comparison).map((text) => `${colors.red(visible(text))}\n`);
    return [...texts, ...cautions, ...wrong, `${summary(diff)}\n`].join('\n');
  },
};

/** What changed, from what to what, where, and what applies it. */
function head(change: Change, old: ComparedFile, now: ComparedFile): string[] {
  const { kind, name } = change;
  const appliedBy = effortText(change);
  const whole = kind === 'added' ? diffTexts.added : diffTexts.removed;
  const what = name === undefined ? say(whole) : visible(say(name));
  // Of a whole section its title is all there is to say.
  const values = name === undefined ? [] : [sideText(change.old), sideText(change.new)];
  const places = [where(change.old, old), where(change.new, now)];
  return [`${signs[kind]} ${what}`, arrow(values), arrow(places), appliedBy].filter(
    (cell, index) => index !== 1 || name !== undefined || cell !== '',
  );
}

/** What is set in a section that came or went. */
function details({ settings = [] }: Change): string[][] {
  return settings.map(({ name, values, secret }) => [
    name,
    secret ? say(commonTexts.secret) : values.map(visible).join(', '),
  ]);
}

function arrow(sides: readonly string[]): string {
  return sides
    .filter((side) => side !== '')
    .map(visible)
    .join(' → ');
}

function where(side: ChangeSide | undefined, { show }: ComparedFile): string {
  if (side === undefined) return '';
  const [first, ...more] = side.places;
  if (!first) return say(commonTexts.default);
  return visible(more.length > 0 ? `${show(first)} …` : show(first));
}
