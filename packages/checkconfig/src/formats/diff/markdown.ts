import type { Text } from '@mosquitto-conf/config';
import type { Change, ChangeSide } from '@mosquitto-conf/validator';
import { accessChangeText } from '@mosquitto-conf/validator/internal';
import { say } from '../../language.js';
import { commonTexts } from '../../texts/common.js';
import { diffTexts } from '../../texts/diff.js';
import { code, visible } from '../columns.js';
import { type ComparedFile, type DiffFormat, effortText, refusals, summary } from './comparison.js';

/** For a comment on a pull request. */
export const markdown: DiffFormat = {
  name: 'markdown',
  summary: diffTexts.markdown,
  write(comparison) {
    const { old, now, diff } = comparison;
    const verdict = diff.effort === 'restart' ? diffTexts.restart : diffTexts.noRestart;
    const rows = diff.changes.map((change) => row(change, old, now));
    const parts = [
      `### ${say(verdict({ release: diff.release.name }))}`,
      ...refusals(comparison).map((text) => `> **${visible(text)}**`),
      summary(diff),
      ...(rows.length > 0
        ? [`| | ${say(diffTexts.columns)} |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`]
        : []),
      ...(diff.access.length > 0
        ? [
            `**${say(diffTexts.accessChanges)}**\n\n${diff.access.map((change) => item(say(accessChangeText(change)))).join('\n')}`,
          ]
        : []),
      ...diff.cautions.map(({ title, name, value, becomes }) =>
        say(diffTexts.reloadResets({ name, value, section: code(title), becomes })),
      ),
    ];
    return `${parts.join('\n\n')}\n`;
  },
};

const item = (text: string) => `- ${code(text)}`;

const WORDS: Readonly<Record<Change['kind'], Text>> = {
  added: diffTexts.added,
  removed: diffTexts.removed,
  changed: diffTexts.changed,
};

function row(change: Change, old: ComparedFile, now: ComparedFile): string {
  const { kind, title, name } = change;
  const cells = [
    say(WORDS[kind]),
    code(say(title)),
    name === undefined ? '' : code(say(name)),
    cell(change.old, old),
    cell(change.new, now),
    effortText(change, change.effort === 'restart' ? (text) => `**${text}**` : undefined),
  ];
  return `| ${cells.join(' | ')} |`;
}

function cell(side: ChangeSide | undefined, { show }: ComparedFile): string {
  if (side === undefined) return '';
  const [place] = side.places;
  const value = side.secret
    ? say(commonTexts.secret)
    : side.values.map((one) => code(say(one))).join(', ') || '-';
  const told = side.words === undefined ? value : say(commonTexts.inWords({ value, words: side.words }));
  return `${told}${place ? `<br>${visible(show(place)).replaceAll('|', '\\|')}` : `<br>${say(commonTexts.default)}`}`;
}
