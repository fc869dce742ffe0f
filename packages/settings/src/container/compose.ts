import type { Mount } from '@mosquitto-conf/config';
import { dirname, isAbsolute, join } from '../paths.js';
import { type DescribedContainer, officialTag } from './container.js';
import { mapOf, mergedCompose, type Values } from './merge-compose.js';

/**
 * The containers of the official image that a compose file describes (compose-spec, "services").
 * @param path absolute
 * @param override the file that overrides it
 * @returns none where it is not well-formed: that is for Docker to say
 */
export async function readCompose(
  path: string,
  text: string,
  override?: { readonly path: string; readonly text: string },
): Promise<readonly DescribedContainer[]> {
  const { file, over } = await mergedCompose(text, override?.text);
  const folder = dirname(path);
  return Object.entries(mapOf(file.services)).flatMap(([name, value]): DescribedContainer[] => {
    const service = mapOf(value);
    const tag = officialTag(filled(textOf(service.image) ?? '') ?? '');
    if (tag === undefined) return [];
    const mounts = [
      ...listOf(service.volumes).flatMap((volume) => mountOf(volume, folder) ?? []),
      ...listOf(service.tmpfs).flatMap((target) => mountOf({ target }, folder) ?? []),
      ...granted(service.configs, mapOf(file.configs), '/', folder),
      ...granted(service.secrets, mapOf(file.secrets), '/run/secrets/', folder),
    ];
    // Of two at the same place, the later one counts, as that of an override.
    const byTarget = new Map(mounts.map((mount) => [mount.target, mount]));
    const isOver = override && mapOf(mapOf(over.services)[name]).image !== undefined;
    const from = isOver ? { tagFrom: override.path } : {};
    return [{ ...(tag === '' ? {} : { tag }), ...from, mounts: [...byTarget.values()] }];
  });
}

/** A volume: `./config:/mosquitto/config:ro`, or a map with `source` and `target`. */
function mountOf(volume: unknown, folder: string): Mount | undefined {
  if (typeof volume === 'string') {
    const [first, second] = (filled(volume) ?? volume.replaceAll(/\$\{[^}]*\}/g, '$')).split(':');
    if (second === undefined) return absolute({ target: first! });
    return absolute({ target: second, ...sourceOf(first!, folder) });
  }
  const { type = 'bind', source, target } = mapOf(volume);
  const to = filled(textOf(target) ?? '');
  const from = type === 'bind' ? filled(textOf(source) ?? '') : undefined;
  return to ? absolute({ target: to, ...(from ? sourceOf(from, folder) : {}) }) : undefined;
}

function absolute(mount: Mount): Mount | undefined {
  return mount.target.startsWith('/') ? mount : undefined;
}

/** A path of this machine; a name alone is that of a volume, and what has variables left is not known. */
function sourceOf(text: string, folder: string): Pick<Mount, 'source'> {
  const isPath = text.startsWith('.') || isAbsolute(text);
  return isPath && !text.includes('$') ? { source: join(folder, text) } : {};
}

/** Configs and secrets: files that the compose file defines, by name, and a service takes. */
function granted(taken: unknown, defined: Values, usualFolder: string, folder: string): Mount[] {
  return listOf(taken).flatMap((entry) => {
    const { source, target } =
      typeof entry === 'string' ? { source: entry, target: undefined } : mapOf(entry);
    const name = textOf(source);
    if (name === undefined) return [];
    const to = textOf(target) ?? name;
    const file = textOf(mapOf(defined[name]).file);
    return [
      { target: to.startsWith('/') ? to : usualFolder + to, ...(file ? { source: join(folder, file) } : {}) },
    ];
  });
}

/** A text with the defaults of its variables in their place; undefined where one has none. */
function filled(text: string): string | undefined {
  const result = text.replaceAll(/\$\{\w+:?-([^}]*)\}/g, '$1');
  return result.includes('$') ? undefined : result;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
