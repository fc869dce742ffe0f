import { type JsonNode, type JsonObjectNode, parseJson } from '@mosquitto-conf/grammar';

/** The largest number that the plugin takes for a whole number (parse_number of cJSON). */
const LARGEST = 2 ** 31 - 1;

/** An object of a JSON text, whose members are found in any case, the first of a name (cJSON_GetObjectItem). */
export class JsonObject {
  static readonly empty = new JsonObject({ kind: 'object', members: [], start: 0, end: 0 });

  constructor(readonly node: JsonObjectNode) {}

  /** undefined if a value is not an object. */
  static of(node: JsonNode | undefined): JsonObject | undefined {
    return node?.kind === 'object' ? new JsonObject(node) : undefined;
  }

  /** @returns undefined if the text is not JSON; a value that is not an object has no members */
  static parse(text: string): JsonObject | undefined {
    const { root, fault } = parseJson(text);
    return fault ? undefined : (JsonObject.of(root) ?? JsonObject.empty);
  }

  get(name: string): JsonNode | undefined {
    const lower = name.toLowerCase();
    return this.node.members.find((member) => member.name.value.toLowerCase() === lower)?.value;
  }

  string(name: string): string | undefined {
    const node = this.get(name);
    return node?.kind === 'string' ? node.value : undefined;
  }

  boolean(name: string): boolean | undefined {
    const node = this.get(name);
    return node?.kind === 'word' && node.value !== null ? node.value : undefined;
  }

  /** A whole number; what is behind the point is dropped. */
  integer(name: string): number | undefined {
    const node = this.get(name);
    if (node?.kind !== 'number') return undefined;
    return Math.max(-LARGEST - 1, Math.min(LARGEST, Math.trunc(node.value)));
  }

  /** The objects of an array; undefined where there is no array. */
  objects(name: string): readonly JsonObject[] | undefined {
    const node = this.get(name);
    if (node?.kind !== 'array') return undefined;
    return node.items.map(JsonObject.of).filter((each) => each !== undefined);
  }
}
