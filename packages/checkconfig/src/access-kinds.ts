import { basename, dirname, join, resolve } from 'node:path';
import type { AccessDirective } from '@mosquitto-conf/config/internal';
import { NodeFiles, realPath } from '@mosquitto-conf/config/node';
import { type Document, decode, parseConfiguration } from '@mosquitto-conf/grammar';
import type { AccessKinds } from './access-kind-of.js';
import { UsageError } from './failure.js';
import { nodeOptionsOf } from './host-options.js';
import { Nearby, settingsFileOf, withSettings } from './reading-settings.js';
import type { SettingsOptions } from './settings-options.js';

/** The directives that name access files; options of 2.1's plugins bear the same names. */
const naming = /^(?:plugin_opt_)?(acl_file|password_file|psk_file)$/;

/** The access files that the configurations among some files name, each as it is read. */
export async function accessKinds(paths: readonly string[], options: SettingsOptions): Promise<AccessKinds> {
  const kinds = new Map<string, AccessDirective>();
  // With a single file, no other file can name it.
  if (paths.length < 2) return kinds;
  const nearby = new Nearby();
  for (const path of paths) {
    if (path === '-') continue;
    const folder = dirname(path);
    const files = await filesOf(path, folder, options, nearby);
    for (const document of documentsOf(resolve(path), files)) {
      for (const line of document.lines) {
        const directive = line.kind === 'directive' && naming.exec(line.name.text)?.[1];
        if (!directive || !line.value) continue;
        const named = files.locate(line.value.text).path;
        const isHere = typeof files.status(line.value.text) !== 'string';
        // The broker may find the file that is beside its configuration here at another place, such as in a container.
        const there = isHere ? named : join(folder, basename(named));
        if (realPath(there) !== realPath(path)) kinds.set(realPath(there), directive as AccessDirective);
      }
    }
  }
  return kinds;
}

/** The files that a configuration includes: the broker's names for them, and where they are here. */
export async function includedFiles(
  path: string,
  options: SettingsOptions,
): Promise<readonly { readonly name: string; readonly path: string }[]> {
  const files = await filesOf(path, dirname(path), options, new Nearby());
  const main = documentOf(resolve(path), files);
  return main ? includedBy(main, files).map((name) => ({ name, path: files.locate(name).path })) : [];
}

/** Where the files of a configuration are. What is wrong with its settings is reported when it is checked. */
async function filesOf(
  path: string,
  folder: string,
  options: SettingsOptions,
  nearby: Nearby,
): Promise<NodeFiles> {
  try {
    const { reading } = await withSettings(
      { path },
      await settingsFileOf(path, options, nearby),
      options,
      nearby,
    );
    return new NodeFiles(nodeOptionsOf(reading, { folder }));
  } catch (error) {
    if (error instanceof UsageError) return new NodeFiles({ cwd: folder });
    throw error;
  }
}

/** A configuration and what it includes, as far as they are here. */
function* documentsOf(path: string, files: NodeFiles): Iterable<Document> {
  const main = documentOf(path, files);
  if (!main) return;
  yield main;
  for (const file of includedBy(main, files)) {
    const included = documentOf(file, files);
    if (included) yield included;
  }
}

/** The files that a configuration includes, by the broker's names for them. */
function includedBy(main: Document, files: NodeFiles): readonly string[] {
  return main.lines.flatMap((line) => {
    if (line.kind !== 'directive' || line.name.text !== 'include_dir' || !line.value) return [];
    const folder = line.value.text;
    const names = files.list(folder);
    if (typeof names === 'string') return [];
    return names.filter((name) => name.endsWith('.conf')).map((name) => `${folder}/${name}`);
  });
}

function documentOf(path: string, files: NodeFiles): Document | undefined {
  const content = files.read(path);
  return typeof content === 'string' ? undefined : parseConfiguration(decode(content));
}
