import type { Bridge, Listener, Plugin } from '@mosquitto-conf/config';
import type { WordDocument } from './parsed-document.js';

/** The section that a line of a configuration belongs to, by the lines above it in its file. */
export interface LineContext {
  readonly listener?: Listener;
  readonly bridge?: Bridge;
  readonly plugin?: Plugin;
}

/**
 * The sections above a line in its own file; they do not continue in another file. A listener, a bridge and a
 * plugin stay current beside one another until the next of their kind.
 * @param line from 1
 */
export function contextAt({ project, file }: WordDocument, line: number): LineContext {
  const { listeners, bridges, plugins } = project.analysis.configuration;
  const above = <T extends { readonly place?: { readonly file: string; readonly line: number } }>(
    items: readonly T[],
  ): T | undefined => {
    let found: T | undefined;
    for (const item of items) {
      const { place } = item;
      if (!place || place.file !== file || place.line >= line) continue;
      if (!found?.place || found.place.line < place.line) found = item;
    }
    return found;
  };
  const listener = above(listeners);
  const bridge = above(bridges);
  const plugin = above(plugins);
  return { ...(listener ? { listener } : {}), ...(bridge ? { bridge } : {}), ...(plugin ? { plugin } : {}) };
}
