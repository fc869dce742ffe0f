import type { Project } from '../project.js';
import { canonical } from './canonical.js';
import { symbolKinds } from './kinds/index.js';
import type { Occurrence, SymbolKind } from './symbol.js';

/** Every place of a configuration that names something. */
export interface Occurrences {
  /** Of one file, in order. */
  in(file: string): readonly Occurrence[];
  /** What names the same, file by file in the order in which they were read. */
  same(symbol: Occurrence): readonly Occurrence[];
  /** Of one kind, in no order. */
  of(kind: SymbolKind): readonly Occurrence[];
}

const known = new WeakMap<Project, Occurrences>();

/** Collected when first asked for, once for each state of the files. */
export function occurrencesOf(project: Project): Occurrences {
  let found = known.get(project);
  if (!found) {
    found = collect(project);
    known.set(project, found);
  }
  return found;
}

function collect(project: Project): Occurrences {
  const byFile = new Map<string, Occurrence[]>();
  for (const kind of symbolKinds) {
    const seen = new Set<string>();
    for (const found of kind.find(project)) {
      const file = canonical(project, found.place.file);
      const id = `${found.place.span.start} ${file}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const occurrence = { ...found, kind, place: { ...found.place, file } };
      const others = byFile.get(file);
      if (others) others.push(occurrence);
      else byFile.set(file, [occurrence]);
    }
  }
  const bySymbol = new Map<SymbolKind, Map<string, Occurrence[]>>(
    symbolKinds.map((kind) => [kind, new Map()]),
  );
  for (const file of project.files) {
    const here = byFile.get(file)?.sort((a, b) => a.place.span.start - b.place.span.start);
    for (const occurrence of here ?? []) {
      const keys = bySymbol.get(occurrence.kind)!;
      const id = idOf(occurrence);
      const same = keys.get(id);
      if (same) same.push(occurrence);
      else keys.set(id, [occurrence]);
    }
  }
  return {
    in: (file) => byFile.get(file) ?? [],
    same: (symbol) => bySymbol.get(symbol.kind)?.get(idOf(symbol)) ?? [],
    of: (kind) => [...(bySymbol.get(kind)?.values() ?? [])].flat(),
  };
}

function idOf({ among = '', key }: Occurrence): string {
  return JSON.stringify([among, key]);
}
