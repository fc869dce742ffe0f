import {
  at,
  type Directive,
  knows,
  type Plugin,
  type Release,
  type Spelling,
  since,
  spellingsOf,
} from '@mosquitto-conf/config';
import { includeDir } from '@mosquitto-conf/config/directives';
import { aboutDirective } from '@mosquitto-conf/config/internal';
import { knownPlugin } from '@mosquitto-conf/validator/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { completionTexts as texts } from '../../texts/completion.js';
import type { Cursor } from '../cursor.js';
import type { WordDocument } from '../parsed-document.js';
import type { Project } from '../project.js';
import { type Offer, plain } from './offer.js';
import { Sections } from './sections.js';

/** Behind everything else. */
const LAST = 9;

/** The directives that may stand at the cursor and are not set yet, those of the innermost section first. */
export function directiveOffers(document: WordDocument, cursor: Cursor): readonly Offer[] {
  const { project, file } = document;
  const { release } = project;
  const sections = new Sections(document, cursor);
  // An existing value is kept.
  const after = cursor.words.length > 1 ? '' : ' ';
  const offers = spellingsOf(release).flatMap((spelling): Offer[] => {
    const { directive, name } = spelling;
    if (isOtherName(spelling, release)) return [];
    // Files that are included include none themselves.
    if (directive === includeDir && file !== project.main) return [];
    const section = sections.sectionOf(directive);
    if (!section || sections.isSet(directive, section) || sections.isExcluded(directive, section)) return [];
    const { plugin } = sections.context;
    if (directive.family)
      return [
        ...optionOffers(project, name, plugin, section.rank, after),
        anyOption(project, name, section.rank),
      ];
    const discouraged = isDiscouraged(directive, release);
    const takesNothing = at(directive.kind, release).name === 'nothing';
    return [
      {
        label: name,
        kind: CompletionItemKind.Property,
        text: takesNothing ? name : name + after,
        detail: plain(project.say(aboutDirective(directive, 'summary'))),
        sort: `${discouraged ? LAST : section.rank} ${name}`,
        deprecated: discouraged,
        data: { directive: name, release: release.name },
      },
    ];
  });
  return shorterFirst(offers);
}

/**
 * Puts a name in front of those that it is the beginning of: who types `list` and accepts the first offer means `listener`,
 * below a listener too, where `listener_auto_id_prefix` would be nearer.
 */
function shorterFirst(offers: readonly Offer[]): Offer[] {
  const sorts = new Map<string, string>();
  return [...offers]
    .sort((a, b) => b.label.length - a.label.length)
    .map((offer) => {
      const { label, sort = '', deprecated } = offer;
      if (deprecated) return offer;
      let rank = sort.slice(0, 1);
      for (const [longer, best] of sorts) if (longer.startsWith(label) && best < rank) rank = best;
      sorts.set(label, rank);
      return { ...offer, sort: rank + sort.slice(1) };
    });
}

/** Another name for a directive whose own name the target knows. */
function isOtherName({ directive, name }: Spelling, release: Release): boolean {
  if (name === directive.name) return false;
  const own = directive.aliasReleases?.[directive.name] ?? directive;
  return knows(release, {
    ...(own.first === undefined ? {} : { first: own.first }),
    ...(own.last === undefined ? {} : { last: own.last }),
  });
}

function isDiscouraged({ deprecated, inert }: Directive, release: Release): boolean {
  return at(inert ?? false, release) || (deprecated !== undefined && since(release, deprecated.since));
}

/** The options of a plugin that is known. */
function optionOffers(
  project: Project,
  prefix: string,
  plugin: Plugin | undefined,
  rank: number,
  after: string,
): Offer[] {
  const known = plugin && knownPlugin(plugin);
  if (!known) return [];
  const set = new Set(plugin.options.map(({ key }) => key));
  return [...known.options]
    .filter((option) => !set.has(option))
    .map((option) => ({
      label: prefix + option,
      kind: CompletionItemKind.Property,
      text: prefix + option + after,
      detail: project.say(texts.optionOf({ plugin: known.name })),
      sort: `${rank} ${prefix}${option}`,
    }));
}

function anyOption(project: Project, prefix: string, rank: number): Offer {
  return {
    label: `${prefix}…`,
    kind: CompletionItemKind.Property,
    snippet: true,
    text: `${prefix}\${1:name} \${2:value}`,
    filter: prefix,
    detail: project.say(texts.anyOption),
    sort: `${rank} ${prefix}~`,
  };
}
