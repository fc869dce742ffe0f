import { readYaml, type Tagged } from '../read-yaml.js';

/** A map of YAML; an empty one where it is something else. */
export type Values = Readonly<Record<string, unknown>>;

/** The map that a value is; an empty one if it is anything else. */
export function mapOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
}

/** A compose file as it counts. */
export interface Merged {
  readonly file: Values;
  /** What the override says. */
  readonly over: Values;
}

/**
 * A compose file with its override merged into it, as Compose does: maps by their keys, lists one behind the other, anything
 * else replaced (compose-go, `override.MergeYaml`). `!reset` removes what the file says, `!override` replaces it.
 */
export async function mergedCompose(text: string, override: string | undefined): Promise<Merged> {
  const file = mapOf(await readYaml(text, true).catch(() => undefined));
  if (override === undefined) return { file, over: {} };
  const tags: Tagged[] = [];
  const over = await readYaml(override, true, tags).catch(() => undefined);
  const kept = tags.reduce<unknown>((values, { path }) => without(values, path), file);
  const resets = tags.filter(({ tag }) => tag === '!reset');
  const other = resets.reduce((values, { path }) => without(values, path), over);
  return { file: mapOf(merge(kept, other)), over: mapOf(other) };
}

function merge(one: unknown, other: unknown): unknown {
  if (other === null || other === undefined) return one;
  if (Array.isArray(one) || Array.isArray(other)) return [one ?? [], other].flat();
  if (typeof one !== 'object' || typeof other !== 'object' || one === null) return other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, merge((one as Values)[key], (other as Values)[key])]),
  );
}

/** The values without what is at a path. */
function without(values: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || !Object.hasOwn(mapOf(values), key)) return values;
  const { [key]: value, ...others } = mapOf(values);
  return rest.length === 0 ? others : { ...others, [key]: without(value, rest) };
}
