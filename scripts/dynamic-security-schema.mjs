// The JSON schema of the dynamic security file, made from the same description as its rules, completion and reference page.
import { dynamicSecurityShape } from '../packages/config/dist/internal.js';

const types = { text: 'string', number: 'number', boolean: 'boolean' };

/** The text of the schema for editors. Keys that the plugin does not know are allowed: it ignores them. */
export function dynamicSecuritySchema() {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'File of the Mosquitto plugin for dynamic security',
    ...schemaOf(dynamicSecurityShape),
  };
  // In the form of the other schemas: short lists in one line.
  const text = JSON.stringify(schema, undefined, 2).replaceAll(
    /"required": \[\s*([^\]]*?)\s*\]/g,
    (_, names) => `"required": [${names.replaceAll(/\s+/g, ' ')}]`,
  );
  return `${text}\n`;
}

function schemaOf({ keys }) {
  const required = keys.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(keys.map((key) => [key.name, propertyOf(key)])),
  };
}

function propertyOf({ type, summary, shape, words }) {
  const description = summary.replaceAll('`', '');
  if (type === 'list') return { type: 'array', description, items: schemaOf(shape) };
  if (type === 'object') return { description, ...schemaOf(shape) };
  return { type: types[type], description, ...(words ? { enum: Object.keys(words) } : {}) };
}
