import type { EffectiveSetting } from '@mosquitto-conf/validator';
import { effectiveMarkdown, valueCell } from '@mosquitto-conf/validator/internal';
import { code, visible } from '../columns.js';
import { type EffectiveFormat, type Listing, verdict } from './listing.js';

/** For pages and pull requests. */
export const markdown: EffectiveFormat = {
  name: 'markdown',
  summary: 'for pages and pull requests',
  write(listing) {
    const { path, first, second, show } = listing;
    return second ? differences(listing) : effectiveMarkdown({ path, show, ...first });
  },
};

function differences({ path, first, second }: Listing): string {
  const { target, differences } = second!;
  const [a, b] = [first.release.name, target.release.name];
  const side = (setting: EffectiveSetting | undefined) => (setting ? valueCell(setting) : 'not known');
  const rows = differences.settings.map(
    ({ title, name, a: one, b: other }) => `| ${code(title)} | \`${name}\` | ${side(one)} | ${side(other)} |`,
  );
  const only = differences.sections.map(
    ({ section, only: which }) => `- ${code(section.title)} only with ${which === 'a' ? a : b}`,
  );
  const told = [verdict(first), verdict(target)].filter((text) => text !== undefined);
  const parts = [
    `## ${code(path)}: ${a} and ${b}`,
    ...told.map(visible),
    ...(only.length > 0 ? [only.join('\n')] : []),
    ...(rows.length > 0
      ? [`| section | setting | ${a} | ${b} |\n| --- | --- | --- | --- |\n${rows.join('\n')}`]
      : []),
    ...(only.length + rows.length === 0 ? ['Both read it the same way.'] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}
