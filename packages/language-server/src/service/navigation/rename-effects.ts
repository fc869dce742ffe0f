import type { Problem, Remark, Text } from '@mosquitto-conf/config';
import { written } from '@mosquitto-conf/config/internal';
import { renameTexts as texts } from '../../texts/rename.js';
import type { Project } from '../project.js';
import { occurrencesOf } from './occurrences.js';
import type { Occurrence } from './symbol.js';

/** What a rename would change beyond the name, in a sentence; undefined if nothing. */
export function whatChanges(
  before: Project,
  after: Project,
  symbol: Occurrence,
  newName: string,
): Text | undefined {
  return (
    misread(before, after, symbol, newName) ??
    newFinding(before, after) ??
    lost(before, after, symbol) ??
    symbol.kind.rename?.difference?.(before, after, symbol, newName)
  );
}

/** What the broker would say that it does not say now. */
function newFinding(before: Project, after: Project): Text | undefined {
  const said = new Set(findingsOf(before).map(idOf));
  const finding = findingsOf(after).find((one) => !said.has(idOf(one)));
  return finding && written(finding.message);
}

function findingsOf({ analysis: { report } }: Project): readonly (Problem | Remark)[] {
  return [...report.problems, ...report.remarks];
}

function idOf({ code, place }: Problem | Remark): string {
  return `${code} ${place?.line} ${place?.file}`;
}

/** A name that the broker would not read as it is meant. */
function misread(before: Project, after: Project, symbol: Occurrence, newName: string): Text | undefined {
  const renamed = new Set(occurrencesOf(before).same(symbol));
  const then = byLine(after, symbol);
  for (const [at, one] of byLine(before, symbol)) {
    const read = then.get(at)?.name;
    if (read === undefined || read === (renamed.has(one) ? newName : one.name)) continue;
    return texts.misread({ ...whereIs(one), read });
  }
  return undefined;
}

/** A line that the broker would ignore with the new name, or take for what it is not now. */
function lost(before: Project, after: Project, symbol: Occurrence): Text | undefined {
  const now = byLine(before, symbol);
  const then = byLine(after, symbol);
  const { noun } = symbol.kind;
  for (const [at, one] of now) {
    if (!then.has(at)) return texts.lost({ ...whereIs(one), kind: article(noun) });
  }
  for (const [at, one] of then) {
    if (!now.has(at)) return texts.found({ ...whereIs(one), kind: article(noun) });
  }
  return undefined;
}

function byLine(project: Project, { kind }: Occurrence): ReadonlyMap<string, Occurrence> {
  const found = occurrencesOf(project).of(kind);
  return new Map(found.map((one) => [`${one.place.line} ${one.place.file}`, one]));
}

function whereIs({ place: { file, line } }: Occurrence) {
  return { file, line };
}

function article(noun: string): string {
  return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
