import type { SchemaFault } from '../schema-fault.js';

/** Whether a value has the shape of schemas/settings.schema.json; if not, `errors` says why. */
declare const validate: ((value: unknown) => boolean) & { readonly errors?: readonly SchemaFault[] | null };
export default validate;
