/** schemas/test.schema.json. */
declare const schema: { readonly [key: string]: unknown };
export default schema;
