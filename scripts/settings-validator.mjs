// The checks of settings files and test files as plain code, made from their schemas, so that the command need not carry a
// schema compiler.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { transform } from 'esbuild';

/** The text of the module for settings files. */
export function settingsValidator() {
  return validatorOf('schemas/settings.schema.json', {});
}

/** The text of the module for test files, which finds every fault, and which part of the schema it is against. */
export function testFileValidator() {
  return validatorOf('schemas/test.schema.json', { allErrors: true, verbose: true });
}

/** The text of the module with the schema of test files itself, for completion and hover. */
export function testFileSchema() {
  const schema = JSON.parse(readFileSync('schemas/test.schema.json', 'utf8'));
  return `// Generated from schemas/test.schema.json by \`npm run generate\`; do not edit.\nexport default ${JSON.stringify(schema)};\n`;
}

async function validatorOf(path, options) {
  // Descriptions are for editors: a check does not need them, and would carry them with it.
  const withoutDescriptions = (key, value) =>
    key === 'description' && typeof value === 'string' ? undefined : value;
  const schema = JSON.parse(readFileSync(path, 'utf8'), withoutDescriptions);
  const ajv = new Ajv2020({
    strict: false,
    code: { source: true, esm: true },
    inlineRefs: false,
    ...options,
  });
  const code = standalone.default(ajv, ajv.compile(schema));
  // Two helpers of the compiler are small enough to stand here.
  const whole = code.replace(
    /const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/g,
    'const $1 = (text) => [...text].length;',
  );
  if (whole.includes('require(')) throw new Error(`the validator of ${path} needs more than plain code`);
  // Faults are told by their place and keyword; the path in the schema would be a large part of the code.
  const brief = whole.replaceAll(/schemaPath:\s*"[^"]*",\s*/g, '');
  const { code: tidy } = await transform(brief, { minifySyntax: true, format: 'esm' });
  return `// Generated from ${path} by \`npm run generate\`; do not edit.\n${tidy}`;
}
