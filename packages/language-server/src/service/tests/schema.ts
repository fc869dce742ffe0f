import { testFileSchema, type ValuePath } from '@mosquitto-conf/settings/internal';

/** What a JSON schema says about a value, as far as completion and hover need it. */
export interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const root: Schema = testFileSchema;

/** What the schema says about a value of a test file; undefined where it knows no such value. */
export function schemaAt(path: ValuePath): Schema | undefined {
  return path.reduce<Schema | undefined>((schema, step) => {
    if (typeof step === 'number') return resolved(schema?.items);
    const { properties, additionalProperties: others } = schema ?? {};
    return resolved(properties?.[step] ?? (typeof others === 'object' ? others : undefined));
  }, root);
}

/** A schema with what it refers to; what it says itself comes first. */
function resolved(schema: Schema | undefined): Schema | undefined {
  if (schema?.$ref === undefined) return schema;
  const { $ref, ...own } = schema;
  return { ...resolved(root.$defs?.[$ref.slice('#/$defs/'.length)]), ...own };
}

/** Whether a schema allows values of a type. */
export function allows({ type }: Schema, wanted: string): boolean {
  return Array.isArray(type) ? type.includes(wanted) : type === wanted;
}

/** The words that a schema has to choose from; numbers where it has no others. */
export function wordsOf(schema: Schema): string[] {
  if (schema.const !== undefined) return [String(schema.const)];
  if (schema.enum) {
    const words = schema.enum.filter((one) => typeof one === 'string');
    return (words.length > 0 ? words : schema.enum).map(String);
  }
  return allows(schema, 'boolean') && !allows(schema, 'string') ? ['true', 'false'] : [];
}
