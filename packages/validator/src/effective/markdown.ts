import {
  type Language,
  type Outcome,
  type Place,
  type Release,
  type Text,
  write,
} from '@mosquitto-conf/config';
import { codeCell, visible } from '../markdown.js';
import { outcomeSentence } from '../outcome.js';
import { effectiveTexts as texts } from '../texts/effective.js';
import type { EffectiveConfiguration, EffectiveSection, EffectiveSetting } from './model.js';

/** The values as they are shown: what is secret is not. */
export function shownValues({ values, secret }: EffectiveSetting, language?: Language): readonly string[] {
  return secret ? values.map(() => write(texts.secret, language)) : values;
}

/** The title of a section for people; all but that of the broker are lines of a configuration. */
export function sectionTitle({ kind, title }: Pick<EffectiveSection, 'kind' | 'title'>): Text | string {
  return kind === 'broker' ? texts.broker : title;
}

/** What the target does with the file, where it does not simply start. */
export function verdict({
  release,
  outcome: result,
  message,
}: {
  readonly release: Release;
  readonly outcome: Outcome;
  readonly message?: string;
}): Text | undefined {
  if (result === 'running') return undefined;
  const outcome = outcomeSentence(release, result);
  const isLeftOut = result === 'config';
  if (message === undefined) return isLeftOut ? texts.linesLeftOut({ outcome }) : texts.outcome({ outcome });
  const why = { outcome, reason: message };
  return isLeftOut ? texts.linesLeftOutWhy(why) : texts.outcomeWhy(why);
}

/** The sections with settings or defaults, and every listener, plugin and bridge. */
export function tellingSections(sections: readonly EffectiveSection[]): readonly EffectiveSection[] {
  return sections.filter(({ kind, settings }) => kind !== 'broker' || settings.length > 0);
}

/** What a listing of the settings in force needs to know. */
export interface EffectiveMarkdown {
  /** The main file, as the person named it. */
  readonly path: string;
  readonly effective: Pick<EffectiveConfiguration, 'release' | 'sections'>;
  readonly outcome: Outcome;
  /** Why it would not start. */
  readonly message?: string;
  /** `conf.d/tls.conf:3`. */
  readonly show: (place: Place) => string;
  readonly language?: Language | undefined;
}

/** Every setting in force with where it comes from, as Markdown. */
export function effectiveMarkdown(listing: EffectiveMarkdown): string {
  const { path, effective, outcome, message, show, language } = listing;
  const { release, sections } = effective;
  const say = (text: Text | string) => (typeof text === 'string' ? text : write(text, language));
  const blocks = tellingSections(sections).map((section) => {
    const { note, place, settings } = section;
    const about = [note && say(note), place && show(place)].filter((text) => text !== undefined).join('; ');
    const rows = settings.map((setting) => {
      const { name, places, shared } = setting;
      const where = places.map((at) => visible(show(at))).join(', ');
      const from = places.length === 0 ? say(texts.default) : shared ? say(texts.forAll({ where })) : where;
      return `| \`${name}\` | ${valueCell(setting, language)} | ${from} |`;
    });
    const head = `### ${codeCell(say(sectionTitle(section)))}\n\n${about ? `${visible(about)}\n\n` : ''}`;
    if (rows.length === 0) return head.trimEnd();
    return `${head}| ${say(texts.columns)} |\n| --- | --- | --- |\n${rows.join('\n')}`;
  });
  const told = verdict({ release, outcome, ...(message === undefined ? {} : { message }) });
  const intro = say(told ?? texts.asRead({ release: release.name }));
  return `${[`## ${codeCell(path)}`, visible(intro), ...blocks].join('\n\n')}\n`;
}

/** A setting's value in a cell of a Markdown table. */
export function valueCell(setting: EffectiveSetting, language?: Language): string {
  const { secret, words, replaced } = setting;
  const values = shownValues(setting, language).map((one) => (secret ? one : codeCell(one)));
  const value = values.join(', ') || '-';
  const told = words === undefined ? value : texts.inWords({ value, words });
  const before = secret ? [] : replaced.map(({ value: text }) => codeCell(text));
  const whole = before.reduce<Text | string>(
    (text, old) => texts.insteadOf({ value: text, before: old }),
    told,
  );
  return typeof whole === 'string' ? whole : write(whole, language);
}
