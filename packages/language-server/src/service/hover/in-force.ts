import type { TextValue } from '@mosquitto-conf/config';
import type { EffectiveSetting } from '@mosquitto-conf/validator';
import { code, shownValues } from '@mosquitto-conf/validator/internal';
import { hoverTexts as texts } from '../../texts/hover.js';
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
  const value = shownText(site, other, other.places.length - 1);
  return project.say(texts.notInForce({ place: placeMarkdown(project, place), value }));
}

function ownMarkdown(site: Site, setting: EffectiveSetting, index: number): string {
  const { project } = site;
  const { replaced, shared, secret } = setting;
  const value = shownText(site, setting, index);
  const [before] = replaced;
  if (!before) return project.say((shared ? texts.inForceForAll : texts.inForce)({ value }));
  const instead = {
    value,
    before: secret ? texts.secretBefore : code(before.value),
    place: placeMarkdown(project, before.place),
  };
  return project.say((shared ? texts.inForceForAllInstead : texts.inForceInstead)(instead));
}

function shownText({ project }: Site, setting: EffectiveSetting, index: number): TextValue {
  const { words, values, secret } = setting;
  const plain = shownValues(setting, project.options.language)[index] ?? '';
  const value = secret ? plain : code(plain);
  return words !== undefined && values.length === 1 ? texts.valueInWords({ value, words }) : value;
}
