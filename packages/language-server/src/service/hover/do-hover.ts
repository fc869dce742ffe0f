import type { Hover, Position } from 'vscode-languageserver-types';
import { type ParsedDocument, rangeAt } from '../parsed-document.js';
import { aclAbout } from './acl-line.js';
import { commentAbout } from './comment.js';
import { configurationAbout } from './configuration-line.js';
import { entryAbout } from './entry-line.js';
import { securityAbout } from './security-file.js';
import type { About } from './site.js';

/** What is known of the directive, value, rule, user or topic at a position. */
export function doHover(document: ParsedDocument, position: Position): Hover | undefined {
  const about = aboutAt(document, position);
  if (!about || about.text === '') return undefined;
  return {
    contents: { kind: 'markdown', value: about.text },
    range: rangeAt(document, about.span),
  };
}

/** The same, as Markdown and the stretch of text that it is about. */
export function aboutAt(document: ParsedDocument, position: Position): About | undefined {
  const comment = commentAbout(document, position);
  if (comment) return comment;
  switch (document.kind) {
    case 'configuration':
      return configurationAbout(document, position);
    case 'acl':
      return aclAbout(document, position);
    case 'dynamic-security':
      return securityAbout(document, position);
    default:
      return entryAbout(document, position);
  }
}
