import { write } from '@mosquitto-conf/config';
import type { EffectiveSetting } from '@mosquitto-conf/validator';
import { code, shownValues } from '@mosquitto-conf/validator/internal';
import { placeMarkdown, type Site, standsIn } from './site.js';

/** What the target takes for the setting of a line: the line's own value, or that of a later line. */
export function inForce(site: Site): string | undefined {
  const { project, written } = site;
  const name = (written.directive.sets ?? written.directive).name;
  const settings = project.effective.sections.flatMap(({ settings }) =>
    settings.filter((setting) => setting.directive === written.directive || setting.name === name),
  );
  const index = (setting: EffectiveSetting) => setting.places.findIndex((place) => standsIn(site, place));
  const own = settings.find((setting) => index(setting) >= 0);
  if (own) return ownMarkdown(site, own, index(own));
  const other = settings.find(({ replaced }) => replaced.some(({ place }) => standsIn(site, place)));
  const place = other?.places.at(-1);
  if (!other || !place) return undefined;
  return `**Not in force**: ${placeMarkdown(project, place)} replaces it with ${shown(other, other.places.length - 1)}.`;
}

function ownMarkdown({ project }: Site, setting: EffectiveSetting, index: number): string {
  const { replaced, shared, secret } = setting;
  const [before] = replaced;
  const instead = before
    ? `, instead of ${secret ? 'that' : code(before.value)} of ${placeMarkdown(project, before.place)}`
    : '';
  return `**In force**: ${shown(setting, index)}${shared ? ', for all listeners' : ''}${instead}.`;
}

function shown(setting: EffectiveSetting, index: number): string {
  const { words, values, secret } = setting;
  const value = shownValues(setting)[index] ?? '';
  const told = words !== undefined && values.length === 1 ? ` (${write(words)})` : '';
  return `${secret ? value : code(value)}${told}`;
}
