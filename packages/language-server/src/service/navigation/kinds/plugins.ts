import { pluginLoad, pluginUse } from '@mosquitto-conf/config/directives';
import { directiveLines, placeOf, placeOfTail, readValue } from '../directive-lines.js';
import type { Found, SymbolKind } from '../symbol.js';

/** Names that `plugin_load` gives and `plugin_use` takes. */
export const plugins: SymbolKind = {
  noun: 'plugin',
  *find(project): Iterable<Found> {
    for (const written of directiveLines(project)) {
      const { directive } = written.spelling;
      if (directive === pluginLoad) {
        const value = readValue(project, written, pluginLoad);
        const word = written.line.words[0];
        if (!value || !word) continue;
        yield { key: value.name, name: value.name, place: placeOf(written, word), declares: true };
      } else if (directive === pluginUse) {
        const name = readValue(project, written, pluginUse);
        const place = name === undefined ? undefined : placeOfTail(written, name);
        if (name !== undefined && place) yield { key: name, name, place, declares: false };
      }
    }
  },
  rename: {},
};
