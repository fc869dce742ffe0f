import { directiveLines, placeOf, placeOfTail, readValue } from '../directive-lines.js';
import type { Found, SymbolKind } from '../symbol.js';

/** Names that `plugin_load` gives and `plugin_use` takes. */
export const plugins: SymbolKind = {
  noun: 'plugin',
  *find(project): Iterable<Found> {
    for (const written of directiveLines(project)) {
      const { directive } = written.spelling;
      if (directive.name === 'plugin_load') {
        const value = readValue(project, written) as { readonly name: string } | undefined;
        const word = written.line.words[0];
        if (!value || !word) continue;
        yield { key: value.name, name: value.name, place: placeOf(written, word), declares: true };
      } else if (directive.name === 'plugin_use') {
        const name = readValue(project, written);
        const place = typeof name === 'string' ? placeOfTail(written, name) : undefined;
        if (typeof name === 'string' && place) yield { key: name, name, place, declares: false };
      }
    }
  },
  rename: {},
};
