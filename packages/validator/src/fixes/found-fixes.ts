import {
  findDirective,
  type Group,
  type Place,
  type Problem,
  type Remark,
  type Setting,
  type Text,
} from '@mosquitto-conf/config';
import {
  type DirectiveLine,
  type Document,
  type FieldDocument,
  insertLine,
  isJson,
  lineAt,
  removeLine,
} from '@mosquitto-conf/grammar';
import type { FileEdit, Repair } from '../diagnostic.js';
import type { RuleContext } from '../rule.js';
import { fixTitles } from '../texts/fix-titles.js';
import { fixOf, forDecision } from './fix.js';

type Found = Problem | Remark;

/** A configuration or an access file: files of lines. */
function documentOf({ analysis }: RuleContext, file: string): Document | FieldDocument | undefined {
  const document = analysis.report.documents.get(file);
  return document && !isJson(document) ? document : undefined;
}

/** The directive's line at a place; undefined where there is none. */
export function directiveAt(context: RuleContext, place: Place | undefined): DirectiveLine | undefined {
  const document = place && documentOf(context, place.file);
  const line =
    document &&
    lineAt<Document['lines'][number] | FieldDocument['lines'][number]>(document, place.span.start);
  return line?.kind === 'directive' ? line : undefined;
}

/** Another text for what was found to be at fault. */
export function replaceFound(
  { place }: Found,
  title: Text,
  safe: boolean,
  newText: string,
): readonly Repair[] {
  return place ? [fixOf(title, safe, place.file, place.span.start, place.span.end, newText)] : [];
}

/** What was probably meant, where `config` can tell. */
export function writeMeant(found: Found, safe: boolean): readonly Repair[] {
  return found.meant === undefined
    ? []
    : replaceFound(found, fixTitles.write({ value: found.meant }), safe, found.meant);
}

/** The same, and safe where the two differ by no more than case, quotes and blanks. */
export function writeMeantWord(found: Found, context: RuleContext): readonly Repair[] {
  const { place, meant } = found;
  const written = place && context.textOf(place.file)?.slice(place.span.start, place.span.end);
  return writeMeant(found, written !== undefined && fold(written) === meant);
}

function fold(text: string): string {
  return text.replaceAll(/["'\s]/g, '').toLowerCase();
}

/** Takes the line of a place away. */
export function removeLineOf(
  context: RuleContext,
  place: Place | undefined,
  title: Text,
  safe: boolean,
): readonly Repair[] {
  const edits = place && removal(context, place);
  return edits ? [{ title, safe, edits }] : [];
}

/** Lines that may deny clients access, so that without them more clients could connect than intended. */
const GUARDING: ReadonlySet<Group> = new Set(['access', 'bridge-tls', 'listener', 'plugin', 'tls']);

/**
 * Takes a line away that the broker refuses. With it the broker did not start; whether it may start without a line about
 * access is for a person to decide.
 */
export function removeRefusedLine(
  context: RuleContext,
  place: Place | undefined,
  title: Text,
  safe: boolean,
): readonly Repair[] {
  const fixes = removeLineOf(context, place, title, safe);
  const isConfiguration = context.configuration.files.some(({ path }) => path === place?.file);
  const name = directiveAt(context, place)?.name.text ?? '';
  const group = isConfiguration ? findDirective(name)?.directive.group : undefined;
  return safe || !group || !GUARDING.has(group) ? fixes : fixes.map(forDecision);
}

function removal(context: RuleContext, { file, span }: Place): readonly FileEdit[] | undefined {
  const document = documentOf(context, file);
  const line =
    document && lineAt<{ start: number; end: number; number: number; eol: string }>(document, span.start);
  return line && removeLine(document, line.number).map((edit) => ({ file, edit }));
}

/** Moves the line of a place, in front of the line with a number, or copies it there and there. */
export function moveLineTo(
  context: RuleContext,
  place: Place | undefined,
  to: { readonly file: string; readonly before: number | readonly number[] },
  title: Text,
): readonly Repair[] {
  const line = directiveAt(context, place);
  const target = documentOf(context, to.file);
  const away = place && removal(context, place);
  const text = place && line && context.textOf(place.file)?.slice(line.start, line.end);
  if (!target || !away || text === undefined) return [];
  const numbers = typeof to.before === 'number' ? [to.before] : to.before;
  const there = numbers
    .flatMap((number) => insertLine(target, number, text))
    .map((edit) => ({ file: to.file, edit }));
  return [{ title, safe: false, edits: [...away, ...there] }];
}

const linesByName = new WeakMap<object, Map<string, readonly DirectiveLine[]>>();

/** The first line below a place, in the same file, that begins with one of these names. */
export function nextLineBelow(
  context: RuleContext,
  place: Place,
  names: readonly string[],
): DirectiveLine | undefined {
  const document = documentOf(context, place.file);
  if (!document) return undefined;
  let found: DirectiveLine | undefined;
  for (const name of names) {
    const line = firstAfter(linesNamed(document, name), place.span.start);
    if (line && (!found || line.start < found.start)) found = line;
  }
  return found;
}

/** All lines below a place that begin with a name; undefined if they are more than a person would look at. */
export function linesBelow(
  context: RuleContext,
  place: Place,
  name: string,
  most: number,
): readonly DirectiveLine[] | undefined {
  const document = documentOf(context, place.file);
  const lines = document ? linesNamed(document, name) : [];
  if (lines.length > most) return undefined;
  return lines.filter((line) => line.start > place.span.start);
}

function linesNamed(document: Document | FieldDocument, name: string): readonly DirectiveLine[] {
  let known = linesByName.get(document);
  if (!known) {
    known = new Map();
    linesByName.set(document, known);
  }
  let lines = known.get(name);
  if (!lines) {
    lines = (document as Document).lines.filter(
      (line): line is DirectiveLine => line.kind === 'directive' && line.name.text === name,
    );
    known.set(name, lines);
  }
  return lines;
}

function firstAfter(lines: readonly DirectiveLine[], offset: number): DirectiveLine | undefined {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return lines[low];
}

/** Blanks at the end of a line, for what takes them as a part of the value. */
export function removeBlanksAtEnd({ place }: Found, context: RuleContext): readonly Repair[] {
  const line = directiveAt(context, place);
  const end = line?.value?.end;
  if (!place || !line || end === undefined || end === line.end) return [];
  return [fixOf(fixTitles.removeSpacesAtEnd, true, place.file, end, line.end, '')];
}

/** Gives the directive of a place another value. */
export function withValue(
  context: RuleContext,
  place: Place,
  title: Text,
  safe: boolean,
  value: string,
): readonly Repair[] {
  const line = directiveAt(context, place);
  return line?.value ? [fixOf(title, safe, place.file, line.value.start, line.value.end, value)] : [];
}

/** Sets a directive to another value. */
export function withSetting(
  context: RuleContext,
  { directive, place }: Setting,
  value: string,
  safe: boolean,
): readonly Repair[] {
  return withValue(context, place, fixTitles.write({ value: `${directive.name} ${value}` }), safe, value);
}

/** Removes the first word after the name of a line; what follows it stays. */
export function removeFirstWord(context: RuleContext, place: Place, title: Text): readonly Repair[] {
  const [first, second] = directiveAt(context, place)?.words ?? [];
  return first && second ? [fixOf(title, false, place.file, first.start, second.start, '')] : [];
}

/** Gives the line of a place another first word. */
export function withName(
  context: RuleContext,
  place: Place,
  title: Text,
  safe: boolean,
  name: string,
): readonly Repair[] {
  const line = directiveAt(context, place);
  return line ? [fixOf(title, safe, place.file, line.name.start, line.name.end, name)] : [];
}
