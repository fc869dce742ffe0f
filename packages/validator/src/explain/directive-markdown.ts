import {
  at,
  knows,
  type Language,
  type Release,
  type Spelling,
  type Text,
  write,
} from '@mosquitto-conf/config';
import {
  aboutDirective,
  defaultValues,
  expectedValue,
  manualUrl,
  specialNumbers,
} from '@mosquitto-conf/config/internal';
import { defaultInWords } from '../effective/words.js';
import { code } from '../markdown.js';
import { directiveHoverTexts as texts } from '../texts/directive-hover.js';
import {
  announcements,
  embeddedText,
  platformText,
  rangeText,
  reloadText,
  replacementNames,
  scopeText,
  spanText,
  visibleText,
} from './directive-facts.js';

/** A directive as one release knows it, as Markdown for a person who points at it. */
export function directiveMarkdown(spelling: Spelling, release: Release, language?: Language): string {
  const { directive, name } = spelling;
  const say = (text: Text) => write(text, language);
  const summary = aboutDirective(directive, 'summary');
  const title =
    name === directive.name
      ? texts.title({ name, summary })
      : texts.aliasTitle({ name, directive: directive.name, summary });
  return [
    say(title),
    ...warnings(spelling, release).map(say),
    say(aboutDirective(directive, 'description')),
    facts(spelling, release).map(say).join('\n'),
    say(texts.manual({ url: manualUrl(directive) })),
  ].join('\n\n');
}

/** What a person should know before anything else. */
function warnings(spelling: Spelling, release: Release): Text[] {
  const { deprecated, inert } = spelling.directive;
  const found: Text[] = [];
  if (!knows(release, spelling)) found.push(texts.unknown({ release: release.name }));
  else if (at(inert ?? false, release)) found.push(texts.inert({ release: release.name }));
  if (deprecated) {
    const replacements = replacementNames(spelling.directive)
      ?.map((name) => `\`${name}\``)
      .join(', ');
    const since = { release: deprecated.since };
    found.push(
      replacements === undefined ? texts.deprecated(since) : texts.deprecatedUse({ ...since, replacements }),
    );
  }
  return found;
}

function facts(spelling: Spelling, release: Release): readonly Text[] {
  const { directive } = spelling;
  const range = rangeText(directive, release);
  const text = expectedValue(directive, release);
  return [
    range ? texts.valueInRange({ text, range }) : texts.value({ text }),
    ...specialNumbers(directive, release).map(([number, meaning]) => texts.number({ number, text: meaning })),
    defaultText(spelling, release),
    texts.belongsTo({ text: scopeText(directive, release) }),
    texts.releases({ text: spanText(spelling) }),
    texts.change({ text: reloadText(directive, release) }),
    ...[platformText(directive) ?? []].flat().map((platform) => texts.platform({ text: platform })),
    ...announcements(directive).map((announced) => texts.announced({ text: announced })),
    texts.testBroker({ text: embeddedText(directive, release) }),
    texts.visibleEffect({ text: visibleText(directive) }),
  ];
}

/** What holds where no line says otherwise. */
function defaultText({ directive }: Spelling, release: Release): Text {
  const value = defaultValues(directive, release).map(code).join(', ');
  if (value === '') return texts.noDefault;
  const words = defaultInWords(directive, release);
  return words === undefined ? texts.default({ value }) : texts.defaultInWords({ value, words });
}
