/** An object of a JSON text, whose members are found in any case, the first of a name (cJSON_GetObjectItem). */
export class JsonObject {
  constructor(private readonly members: object) {}

  /** undefined where a value is no object. */
  static of(value: unknown): JsonObject | undefined {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new JsonObject(value)
      : undefined;
  }

  get(name: string): unknown {
    const lower = name.toLowerCase();
    return Object.entries(this.members).find(([key]) => key.toLowerCase() === lower)?.[1];
  }

  string(name: string): string | undefined {
    const value = this.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  boolean(name: string): boolean | undefined {
    const value = this.get(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  /** A whole number; what is behind the point is dropped. */
  integer(name: string): number | undefined {
    const value = this.get(name);
    return typeof value === 'number' ? Math.trunc(value) : undefined;
  }

  /** The objects of an array; undefined where there is no array. */
  objects(name: string): readonly JsonObject[] | undefined {
    const value = this.get(name);
    if (!Array.isArray(value)) return undefined;
    return value.map(JsonObject.of).filter((each) => each !== undefined);
  }
}
