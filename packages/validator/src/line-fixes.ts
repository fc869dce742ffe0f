import type { Place } from '@mosquitto-conf/config';
import { type DirectiveLine, type LineBase, removeLine } from '@mosquitto-conf/grammar';
import type { Fix } from './diagnostic.js';
import { fixOf } from './fixes.js';
import type { RuleContext } from './rule.js';

/** The line of a configuration or an ACL file at a place, with its words. */
export function lineOf({ analysis }: RuleContext, { file, line }: Place): DirectiveLine | undefined {
  const found = analysis.report.documents.get(file)?.lines[line - 1];
  return found?.kind === 'directive' ? found : undefined;
}

/** Takes the line of a place away. */
export function withoutLine(
  { analysis }: RuleContext,
  place: Place,
  title: string,
  safe: boolean,
): readonly Fix[] {
  const document = analysis.report.documents.get(place.file);
  const line: LineBase | undefined = document?.lines[place.line - 1];
  if (!document || !line) return [];
  return [
    { title, safe, edits: removeLine(document, line.number).map((edit) => ({ file: place.file, edit })) },
  ];
}

/** Gives the directive of a place another value. */
export function withValue(
  context: RuleContext,
  place: Place,
  title: string,
  safe: boolean,
  value: string,
): readonly Fix[] {
  const line = lineOf(context, place);
  return line?.value ? [fixOf(title, safe, place.file, line.value.start, line.value.end, value)] : [];
}

/** Gives the line of a place another first word. */
export function withName(
  context: RuleContext,
  place: Place,
  title: string,
  safe: boolean,
  name: string,
): readonly Fix[] {
  const line = lineOf(context, place);
  return line ? [fixOf(title, safe, place.file, line.name.start, line.name.end, name)] : [];
}
