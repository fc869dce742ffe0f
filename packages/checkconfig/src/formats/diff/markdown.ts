import type { Change, ChangeSide } from '@mosquitto-conf/validator';
import { accessChangeText } from '@mosquitto-conf/validator/internal';
import { code, visible } from '../columns.js';
import { type ComparedFile, type DiffFormat, refusals, summary } from './comparison.js';

/** For a comment on a pull request. */
export const markdown: DiffFormat = {
  name: 'markdown',
  summary: 'for a comment on a pull request',
  write(comparison) {
    const { old, now, diff } = comparison;
    const verdict = diff.effort === 'restart' ? 'A restart is needed' : 'No restart is needed';
    const rows = diff.changes.map((change) => row(change, old, now));
    const parts = [
      `### ${verdict} (Mosquitto ${diff.release.name})`,
      ...refusals(comparison).map((text) => `> **${visible(text)}**`),
      summary(diff),
      ...(rows.length > 0
        ? [
            `| | section | setting | before | after | takes |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`,
          ]
        : []),
      ...(diff.access.length > 0
        ? [`**What clients may do changes:**\n\n${diff.access.map(accessChangeText).map(item).join('\n')}`]
        : []),
      ...diff.cautions.map(
        ({ title, name, value, becomes }) =>
          `A reload also puts \`${name} ${value}\` of ${code(title)} back to ${becomes}.`,
      ),
    ];
    return `${parts.join('\n\n')}\n`;
  },
};

const item = (text: string) => `- ${code(text)}`;

const WORDS: Readonly<Record<Change['kind'], string>> = { added: 'new', removed: 'gone', changed: 'changed' };

function row(change: Change, old: ComparedFile, now: ComparedFile): string {
  const { kind, title, name, effort, why } = change;
  const cells = [
    WORDS[kind],
    code(title),
    name === undefined ? '' : code(name),
    cell(change.old, old),
    cell(change.new, now),
    `${effort === 'restart' ? '**restart**' : 'reload'}${why === undefined ? '' : `: ${why}`}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function cell(side: ChangeSide | undefined, { show }: ComparedFile): string {
  if (side === undefined) return '';
  const [place] = side.places;
  const value = side.secret ? '(secret)' : side.values.map(code).join(', ') || '-';
  const words = side.words === undefined ? '' : ` (${side.words})`;
  return `${value}${words}${place ? `<br>${visible(show(place)).replaceAll('|', '\\|')}` : '<br>default'}`;
}
