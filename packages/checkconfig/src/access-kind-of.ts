import { type AccessDirective, contentOf, directiveOfContent } from '@mosquitto-conf/config/internal';
import { realPath } from '@mosquitto-conf/config/node';

/** What the configurations of a run say that files are, by the path of each file here. */
export type AccessKinds = ReadonlyMap<string, AccessDirective>;

/** What an access file of a run is; undefined for a configuration. The configuration that names it decides before its contents. */
export function accessKindOf(
  path: string,
  content: Uint8Array,
  kinds: AccessKinds = new Map(),
): AccessDirective | undefined {
  return kinds.get(realPath(path)) ?? directiveOfContent(contentOf(content) ?? 'configuration');
}
