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

/** Whether a library is one of the broker's own plugins, whatever folder it is in. */
export function isBundled(path: string, ...names: readonly string[]): boolean {
  const [, name = ''] = /(?:^|\/)([^/]*)\.(?:so|dll|dylib)$/.exec(path) ?? [];
  return names.includes(name);
}

/** Which of them a plugin is; undefined where it is another. */
export function filePluginOf({ path }: { readonly path: string }, release: Release): FilePlugin | undefined {
  if (!since(release, '2.1')) return undefined;
  const library = path.slice(path.lastIndexOf('/') + 1).replace(/\.(so|dylib|dll)$/, '');
  return Object.hasOwn(filePlugins, library) ? filePlugins[library] : undefined;
}
