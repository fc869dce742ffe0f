import { at, type Configuration, findDirective, knows, type SourceFile } from '@mosquitto-conf/config';
import { listener } from '@mosquitto-conf/config/directives';
import type { DirectiveLine } from '@mosquitto-conf/grammar';

/** The lines of a file that are for a listener, and stand above every `listener` line of that file. */
export interface StrayLines {
  readonly source: SourceFile;
  readonly lines: readonly DirectiveLine[];
  /** The `listener` lines of the file. */
  readonly below: readonly DirectiveLine[];
}

const known = new WeakMap<Configuration, readonly StrayLines[]>();

/** File by file. With `per_listener_settings`, lines about access are among them. */
export function strayLines(configuration: Configuration): readonly StrayLines[] {
  let stray = known.get(configuration);
  if (!stray) {
    stray = configuration.files
      .map((source) => look(configuration, source))
      .filter(({ lines }) => lines.length > 0);
    known.set(configuration, stray);
  }
  return stray;
}

function look({ release, perListenerSettings }: Configuration, source: SourceFile): StrayLines {
  const lines: DirectiveLine[] = [];
  const below: DirectiveLine[] = [];
  let plugin = false;
  for (const line of source.document.lines) {
    if (line.kind !== 'directive') continue;
    const spelling = findDirective(line.name.text);
    if (!spelling || !knows(release, spelling)) continue;
    const { directive } = spelling;
    if (directive === listener) below.push(line);
    if (below.length > 0 || at(directive.inert ?? false, release)) continue;
    const scope = at(directive.scope, release);
    if (scope === 'plugin' ? plugin : scope === 'listener' || (scope === 'security' && perListenerSettings))
      lines.push(line);
    if (directive.group === 'plugin' && scope !== 'plugin')
      plugin = scope === 'security' && perListenerSettings;
  }
  return { source, lines, below };
}
