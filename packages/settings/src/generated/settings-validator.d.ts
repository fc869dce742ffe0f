/** A fault in a settings file, as JSON Schema validators report it. */
interface Fault {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Whether a value has the shape of schemas/settings.schema.json; if not, `errors` says why. */
declare const validate: ((value: unknown) => boolean) & { readonly errors?: readonly Fault[] | null };
export default validate;
