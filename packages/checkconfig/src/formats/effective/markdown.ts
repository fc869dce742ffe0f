import type { EffectiveSection, EffectiveSetting } from '@mosquitto-conf/validator';
import { code, visible } from '../columns.js';
import { type Listing, shown, verdict } from './listing.js';

/** For pages and pull requests. */
export function markdown(listing: Listing): string {
  return listing.second ? differences(listing) : sections(listing);
}

function sections({ path, first, show }: Listing): string {
  const blocks = first.effective.sections.filter(tells).map(({ title, note, place, settings }) => {
    const about = [note, place ? show(place) : undefined].filter((text) => text !== undefined).join('; ');
    const rows = settings.map((setting) => {
      const { name, places, shared } = setting;
      const from = places.length === 0 ? 'default' : places.map((at) => visible(show(at))).join(', ');
      return `| \`${name}\` | ${value(setting)} | ${from}${shared ? ' (for all listeners)' : ''} |`;
    });
    const head = `### ${code(title)}\n\n${about ? `${visible(about)}\n\n` : ''}`;
    if (rows.length === 0) return head.trimEnd();
    return `${head}| setting | value | from |\n| --- | --- | --- |\n${rows.join('\n')}`;
  });
  const intro = verdict(first) ?? `As Mosquitto ${first.release.name} reads it.`;
  return `${[`## ${code(path)}`, visible(intro), ...blocks].join('\n\n')}\n`;
}

/** A listener is worth a heading even where nothing is set for it. */
function tells({ kind, settings }: EffectiveSection): boolean {
  return kind !== 'broker' || settings.length > 0;
}

function value(setting: EffectiveSetting): string {
  const values = shown(setting).map((one) => (setting.secret ? one : code(one)));
  const before = setting.replaced.map(({ value: text }) =>
    setting.secret ? '' : `, instead of ${code(text)}`,
  );
  const words = setting.words === undefined ? '' : ` (${setting.words})`;
  return `${values.join(', ') || '-'}${words}${before.join('')}`;
}

function differences({ path, first, second }: Listing): string {
  const { target, differences } = second!;
  const [a, b] = [first.release.name, target.release.name];
  const side = (setting: EffectiveSetting | undefined) => (setting ? value(setting) : 'not known');
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
    ...(only.length + rows.length === 0 ? ['Both make the same of it.'] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}
