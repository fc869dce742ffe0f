import { type Release, since } from '../release.js';

/** A plugin that comes with 2.1 and does what a directive does: it decides with a file. */
export interface FilePlugin {
  readonly kind: 'passwords' | 'acl';
  /** The name of its one option, which is the directive's. */
  readonly option: 'password_file' | 'acl_file';
}

/** By the names of their libraries. */
const filePlugins: Readonly<Record<string, FilePlugin>> = {
  mosquitto_password_file: { kind: 'passwords', option: 'password_file' },
  mosquitto_acl_file: { kind: 'acl', option: 'acl_file' },
};

/** The name of a library without its folder and ending; empty where the ending is another. */
function libraryOf(path: string): string {
  return /(?:^|[/\\])([^/\\]*)\.(?:so|dll|dylib)$/.exec(path)?.[1] ?? '';
}

/** Whether a library is one of the broker's own plugins, whatever folder it is in. */
export function isBundled(path: string, ...names: readonly string[]): boolean {
  return names.includes(libraryOf(path));
}

/** Which of them a plugin is; undefined where it is another. */
export function filePluginOf({ path }: { readonly path: string }, release: Release): FilePlugin | undefined {
  if (!since(release, '2.1')) return undefined;
  const library = libraryOf(path);
  return Object.hasOwn(filePlugins, library) ? filePlugins[library] : undefined;
}
