import type { Outcome, Place, Release } from '@mosquitto-conf/config';
import { codeCell, visible } from '../markdown.js';
import { outcomeSentence } from '../outcome.js';
import type { EffectiveConfiguration, EffectiveSection, EffectiveSetting } from './model.js';

/** What is shown instead of a password or a key. */
export const SECRET = '(secret)';

/** The values as they are shown: what is secret is not. */
export function shownValues({ values, secret }: EffectiveSetting): readonly string[] {
  return secret ? values.map(() => SECRET) : values;
}

/** What the target does with the file, where it does not simply start. */
export function verdict({
  release,
  outcome,
  message,
}: {
  readonly release: Release;
  readonly outcome: Outcome;
  readonly message?: string;
}): string | undefined {
  if (outcome === 'running') return undefined;
  const leftOut = outcome === 'config' ? '; lines with errors are left out here' : '';
  const reason = message === undefined ? '.' : `: ${message}`;
  return `${outcomeSentence(release, outcome)}${leftOut}${reason}`;
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
}

/** Every setting in force with where it comes from, as Markdown. */
export function effectiveMarkdown({ path, effective, outcome, message, show }: EffectiveMarkdown): string {
  const { release, sections } = effective;
  const blocks = tellingSections(sections).map(({ title, note, place, settings }) => {
    const about = [note, place ? show(place) : undefined].filter((text) => text !== undefined).join('; ');
    const rows = settings.map((setting) => {
      const { name, places, shared } = setting;
      const from = places.length === 0 ? 'default' : places.map((at) => visible(show(at))).join(', ');
      return `| \`${name}\` | ${valueCell(setting)} | ${from}${shared ? ' (for all listeners)' : ''} |`;
    });
    const head = `### ${codeCell(title)}\n\n${about ? `${visible(about)}\n\n` : ''}`;
    if (rows.length === 0) return head.trimEnd();
    return `${head}| setting | value | from |\n| --- | --- | --- |\n${rows.join('\n')}`;
  });
  const told = verdict({ release, outcome, ...(message === undefined ? {} : { message }) });
  const intro = told ?? `As Mosquitto ${release.name} reads it.`;
  return `${[`## ${codeCell(path)}`, visible(intro), ...blocks].join('\n\n')}\n`;
}

/** A setting's value in a cell of a Markdown table. */
export function valueCell(setting: EffectiveSetting): string {
  const values = shownValues(setting).map((one) => (setting.secret ? one : codeCell(one)));
  const before = setting.replaced.map(({ value: text }) =>
    setting.secret ? '' : `, instead of ${codeCell(text)}`,
  );
  const words = setting.words === undefined ? '' : ` (${setting.words})`;
  return `${values.join(', ') || '-'}${words}${before.join('')}`;
}
