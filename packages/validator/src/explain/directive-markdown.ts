import { at, knows, type Release, type Spelling, write } from '@mosquitto-conf/config';
import { defaultValues, type IntegerKind, manualUrl } from '@mosquitto-conf/config/internal';
import { defaultInWords } from '../effective/words.js';
import { code } from '../markdown.js';
import {
  announcements,
  embeddedText,
  rangeText,
  reloadText,
  replacementNames,
  scopeText,
  spanText,
  visibleText,
} from './directive-facts.js';

/** A directive as one release knows it, as Markdown for a person who points at it. */
export function directiveMarkdown(spelling: Spelling, release: Release): string {
  const { directive, name } = spelling;
  const { summary, description } = directive;
  const alias = name === directive.name ? '' : ` (another name for \`${directive.name}\`)`;
  return [
    `**\`${name}\`**${alias}: ${summary}`,
    ...warnings(spelling, release),
    description,
    facts(spelling, release)
      .map(([about, text]) => `- ${about}: ${text}`)
      .join('\n'),
    `[Manual](${manualUrl(directive)})`,
  ].join('\n\n');
}

/** What a person should know before anything else. */
function warnings(spelling: Spelling, release: Release): string[] {
  const { deprecated, inert } = spelling.directive;
  const found: string[] = [];
  if (!knows(release, spelling)) found.push(`**Mosquitto ${release.name} does not know it.**`);
  else if (at(inert ?? false, release)) found.push(`**Without effect in Mosquitto ${release.name}.**`);
  if (deprecated) {
    const names = replacementNames(spelling.directive)?.map((name) => `\`${name}\``);
    const instead = names ? `: use ${names.join(', ')} instead` : '';
    found.push(`**Deprecated** since ${deprecated.since}${instead}.`);
  }
  return found;
}

function facts(spelling: Spelling, release: Release): readonly (readonly [string, string])[] {
  const { directive } = spelling;
  const kind = at(directive.kind, release);
  const range = rangeText(directive, release);
  const other = Object.entries((kind.name === 'integer' && (kind as IntegerKind).options.special) || {});
  return [
    ['Value', [kind.expects, range && write(range)].filter(Boolean).join(', ')],
    ...other.map(([number, text]) => [`\`${number}\``, text] as const),
    ['Default', defaultMarkdown(spelling, release)],
    ['Belongs to', write(scopeText(directive, release))],
    ['Releases', write(spanText(spelling))],
    ['Change', write(reloadText(directive, release))],
    ...(directive.platform ? [['Platform', directive.platform] as const] : []),
    ...announcements(directive).map((text) => ['Announced', write(text)] as const),
    ['Test broker', write(embeddedText(directive, release))],
    ['Visible effect', write(visibleText(directive))],
  ];
}

/** What holds where no line says otherwise. */
function defaultMarkdown({ directive }: Spelling, release: Release): string {
  const text = defaultValues(directive, release).map(code).join(', ') || 'none';
  const words = defaultInWords(directive, release);
  return words === undefined ? text : `${text} (${write(words)})`;
}
