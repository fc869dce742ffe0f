// The check of settings files as plain code, made from their schema, so that the command need not carry a schema compiler.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { transform } from 'esbuild';

/** The module's text. */
export async function settingsValidator() {
  const schema = JSON.parse(readFileSync('schemas/settings.schema.json', 'utf8'));
  const ajv = new Ajv2020({ strict: false, code: { source: true, esm: true } });
  const code = standalone.default(ajv, ajv.compile(schema));
  // Two helpers of the compiler are small enough to stand here.
  const whole = code.replace(
    /const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/g,
    'const $1 = (text) => [...text].length;',
  );
  if (whole.includes('require(')) throw new Error('the settings validator needs more than plain code');
  const { code: tidy } = await transform(whole, { minifySyntax: true, format: 'esm' });
  return `// Generated from schemas/settings.schema.json by \`npm run generate\`; do not edit.\n${tidy}`;
}
