import type { FilePlugin } from '../catalogue/file-plugins.js';
import type { Plugin } from '../configuration.js';
import type { Place } from '../report.js';

/** The file that such a plugin decides with: what its option says last (handle_options of both). */
export function pluginFile(
  { options }: Plugin,
  { option }: FilePlugin,
): { readonly path: string; readonly place: Place } | undefined {
  const last = options.findLast(({ key }) => key === option);
  return last && { path: last.value, place: last.place };
}
