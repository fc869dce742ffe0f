import type { EffectiveSetting } from '@mosquitto-conf/validator';
import { effectiveMarkdown, sectionTitle, valueCell } from '@mosquitto-conf/validator/internal';
import { languageOfRun, say } from '../../language.js';
import { effectiveTexts } from '../../texts/effective.js';
import { code, visible } from '../columns.js';
import { type EffectiveFormat, type Listing, verdict } from './listing.js';

/** For pages and pull requests. */
export const markdown: EffectiveFormat = {
  name: 'markdown',
  summary: effectiveTexts.markdown,
  write(listing) {
    const { path, first, second, show } = listing;
    return second
      ? differences(listing)
      : effectiveMarkdown({ path, show, ...first, language: languageOfRun() });
  },
};

function differences({ path, first, second }: Listing): string {
  const { target, differences } = second!;
  const [a, b] = [first.release.name, target.release.name];
  const side = (setting: EffectiveSetting | undefined) =>
    setting ? valueCell(setting, languageOfRun()) : say(effectiveTexts.notKnown);
  const rows = differences.settings.map(
    ({ kind, title, name, a: one, b: other }) =>
      `| ${code(say(sectionTitle({ kind, title })))} | \`${name}\` | ${side(one)} | ${side(other)} |`,
  );
  const only = differences.sections.map(({ section, only: which }) =>
    say(effectiveTexts.onlyWith({ section: code(section.title), release: which === 'a' ? a : b })),
  );
  const told = [verdict(first), verdict(target)].filter((text) => text !== undefined);
  const parts = [
    `## ${say(effectiveTexts.compared({ path: code(path), one: a, other: b }))}`,
    ...told.map(visible),
    ...(only.length > 0 ? [only.join('\n')] : []),
    ...(rows.length > 0
      ? [`| ${say(effectiveTexts.columns)} | ${a} | ${b} |\n| --- | --- | --- | --- |\n${rows.join('\n')}`]
      : []),
    ...(only.length + rows.length === 0 ? [say(effectiveTexts.same)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}
