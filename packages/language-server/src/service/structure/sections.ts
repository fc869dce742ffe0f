import { at, findDirective } from '@mosquitto-conf/config';
import type { DirectiveLine, Span } from '@mosquitto-conf/grammar';
import type { ParsedDocument, WordDocument } from '../parsed-document.js';
import { aclParts } from './acl-sections.js';
import { type Owner, Owners } from './owners.js';
import type { Part, SectionKind } from './part.js';

/** While it is put together. */
interface Draft {
  readonly line: DirectiveLine;
  readonly section?: SectionKind;
  readonly parts: Draft[];
  readonly aside?: Owner;
}

/** Directives that begin a section, by the catalogue's names. */
const BEGINS: Readonly<Record<string, SectionKind>> = {
  listener: 'listener',
  connection: 'bridge',
  plugin: 'plugin',
  global_plugin: 'plugin',
  plugin_load: 'plugin',
  plugin_use: 'plugin',
};

export function isOfWords(document: ParsedDocument): document is WordDocument {
  return document.kind === 'configuration' || document.kind === 'acl';
}

const known = new WeakMap<WordDocument, readonly Part[]>();

/**
 * The sections of a file, each from the line that begins it to the last one that belongs to it, and the lines between
 * them. Settings of the whole broker are in a section only if more lines of that section follow.
 */
export function sectionsOf(document: WordDocument): readonly Part[] {
  let parts = known.get(document);
  if (!parts) {
    parts = document.kind === 'acl' ? aclParts(document) : configurationParts(document);
    known.set(document, parts);
  }
  return parts;
}

/** From the beginning of a part's first line to the end of its last one. */
export function spanOf({ line, parts }: Part): Span {
  const last = parts.at(-1);
  return { start: line.start, end: last ? spanOf(last).end : line.end };
}

/** The parts around an offset, from the outside in. */
export function partsAround(document: WordDocument, offset: number): Part[] {
  const around: Part[] = [];
  let parts: readonly Part[] = sectionsOf(document);
  for (;;) {
    const part = parts.find((one) => {
      const { start, end } = spanOf(one);
      return start <= offset && offset <= end;
    });
    if (!part) return around;
    around.push(part);
    parts = part.parts;
  }
}

function configurationParts(document: WordDocument): readonly Part[] {
  const owners = new Owners(document);
  const { release, analysis } = document.project;
  const { listeners, bridges } = analysis.configuration;
  const begun = ({ name }: DirectiveLine): Owner | undefined =>
    [...listeners, ...bridges].find(
      ({ place }) => place?.file === document.file && place.span.start === name.start,
    );
  const parts: Draft[] = [];
  let section: Draft | undefined;
  let subject: Owner | undefined;
  let plugin: Draft | undefined;
  for (const line of document.tree.lines) {
    if (line.kind !== 'directive') continue;
    const directive = findDirective(line.name.text)?.directive;
    const begins = directive && BEGINS[directive.name];
    if (begins === 'listener' || begins === 'bridge') {
      if (section) parts.push(...leaving(section));
      section = { line, section: begins, parts: [] };
      parts.push(section);
      subject = begun(line);
      plugin = undefined;
      continue;
    }
    const option = directive && at(directive.scope, release) === 'plugin';
    if (plugin && option) {
      plugin.parts.push({ line, parts: [] });
      continue;
    }
    const owner = owners.of(line);
    const aside = owner === undefined || owner === subject || isUsual(owner, section) ? {} : { aside: owner };
    const part: Draft = { line, ...(begins ? { section: begins } : {}), parts: [], ...aside };
    (section?.parts ?? parts).push(part);
    plugin = begins ? part : undefined;
  }
  if (section) parts.push(...leaving(section));
  return parts;
}

/** Settings of the whole broker are above all sections. */
function isUsual(owner: Owner, section: Draft | undefined): boolean {
  return section === undefined && (owner === 'broker' || owner === 'listeners');
}

/**
 * Removes lines that belong elsewhere from the end of a section. What all listeners share stays in a listener's: that is
 * where people put it.
 */
function leaving({ section, parts }: Draft): Draft[] {
  const stays = ({ aside }: Draft) =>
    aside === undefined || (section === 'listener' && aside === 'listeners');
  return parts.splice(parts.findLastIndex(stays) + 1).map(({ aside, ...part }) => {
    const usual = aside === 'broker' || aside === 'listeners';
    return usual || aside === undefined ? part : { ...part, aside };
  });
}
