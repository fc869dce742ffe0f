import { findDirective } from '@mosquitto-conf/config';
import type { Line } from '@mosquitto-conf/grammar';

/** Directives that begin a block, by the catalogue's names. */
const BEGINS: ReadonlySet<string> = new Set(['listener', 'connection']);
const LOADS: ReadonlySet<string> = new Set(['plugin', 'global_plugin', 'plugin_load']);

function nameOf(line: Line): string | undefined {
  return line.kind === 'directive' ? findDirective(line.name.text)?.directive.name : undefined;
}

/**
 * The lines that want a blank line above: the first of each block of a listener, a bridge or a plugin, its comments
 * included, and the first after a plugin's options.
 * @param lines a file's lines without the blank ones
 * @returns indices into `lines`
 */
export function blockStarts(lines: readonly Line[]): Set<number> {
  const starts = new Set<number>();
  let inPlugin = false;
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'directive') continue;
    const name = nameOf(line);
    const loads = name !== undefined && LOADS.has(name);
    const belongs = name === 'plugin_opt_' || name === 'auth_plugin_deny_special_chars';
    if (loads || (name !== undefined && BEGINS.has(name)) || (inPlugin && !belongs)) {
      starts.add(withComments(lines, index));
    }
    inPlugin = loads || (inPlugin && belongs);
  }
  starts.delete(0);
  return starts;
}

/** The first of the comments that stand directly above a line, or the line itself. */
function withComments(lines: readonly Line[], index: number): number {
  let first = index;
  for (let above = lines[first - 1]; above?.kind === 'comment'; above = lines[first - 1]) {
    // A blank line separates a comment from the lines below it.
    if (above.number !== lines[first]!.number - 1) break;
    first--;
  }
  return first;
}
