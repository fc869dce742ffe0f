import type { Place } from '@mosquitto-conf/config';
import type { Span } from '@mosquitto-conf/grammar';
import { code } from '@mosquitto-conf/validator/internal';
import { hoverTexts as texts } from '../../texts/hover.js';
import type { Cursor, Written } from '../cursor.js';
import type { ParsedDocument } from '../parsed-document.js';
import type { Project } from '../project.js';
import { usedBy } from '../used-by.js';

/** What is to be said, and of which stretch of the text. Markdown. */
export interface About {
  readonly text: string;
  readonly span: Span;
}

/** A line of a configuration that a directive of the target begins. */
export interface Site {
  readonly project: Project;
  readonly document: ParsedDocument;
  readonly cursor: Cursor;
  readonly written: Written;
}

/** Whether a place is in the line of a site. */
export function standsIn({ document, cursor }: Site, place: Place | undefined): boolean {
  return place !== undefined && place.file === document.file && place.line === cursor.line;
}

/** A place as a person would name it, with a link where the file is found here: `conf.d/tls.conf:3`. */
export function placeMarkdown(project: Project, { file, line }: Pick<Place, 'file' | 'line'>): string {
  const text = code(`${file}:${line}`);
  const uri = project.uriOf(file);
  return uri === undefined ? text : `[${text}](<${uri}#L${line}>)`;
}

/** Paragraphs, without those that say nothing. */
export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}

/** Where an access file is used. */
export function usedByMarkdown(document: ParsedDocument): string | undefined {
  const users = usedBy(document);
  return users && document.project.say(texts.usedBy({ users }));
}
