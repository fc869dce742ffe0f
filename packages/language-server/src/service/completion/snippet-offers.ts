import { at, findDirective, knows } from '@mosquitto-conf/config';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Cursor } from '../cursor.js';
import type { WordDocument } from '../parsed-document.js';
import type { Offer } from './offer.js';
import { Sections } from './sections.js';
import { type Snippet, snippets } from './snippets.js';

/** Snippets that fit where the cursor is: on a line with nothing else, and where nothing they set is set. */
export function snippetOffers(document: WordDocument, cursor: Cursor): readonly Offer[] {
  if (cursor.index > 0 || cursor.words.length > 1) return [];
  const { project } = document;
  const { release, analysis } = project;
  const sections = document.kind === 'configuration' ? new Sections(document, cursor) : undefined;
  return snippets
    .filter(
      (snippet) =>
        snippet.file === document.kind &&
        knows(release, snippet) &&
        !snippet.unless?.(analysis.configuration) &&
        (!sections || fits(snippet, sections, document)),
    )
    .map(({ label, detail, lines }) => ({
      label,
      kind: CompletionItemKind.Snippet,
      snippet: true,
      text: lines.join('\n'),
      detail: project.say(detail),
      // With a space in it, it would still fit behind `listener `, and Enter would take it instead of the port typed there.
      filter: label.replaceAll(' ', '-'),
      documentation: `\`\`\`\n${lines.join('\n').replaceAll(PLACE, '$1$2')}\n\`\`\``,
      sort: `5 ${label}`,
    }));
}

/** A place to fill in, with its text or the first of its choices. */
const PLACE = /\$\{\d+(?::([^}]*)|\|([^,|]*)[^|]*\|)\}/g;

/** What a snippet begins itself, such as a listener, is new; the rest must be allowed here and not be set. */
function fits({ lines }: Snippet, sections: Sections, { project }: WordDocument): boolean {
  return lines.every((line) => {
    const spelling = findDirective(line.slice(0, line.indexOf(' ')));
    const scope = spelling && at(spelling.directive.scope, project.release);
    if (scope !== 'broker' && scope !== 'security') return true;
    const section = sections.sectionOf(spelling!.directive);
    return section !== undefined && !sections.isSet(spelling!.directive, section);
  });
}
