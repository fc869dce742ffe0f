import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** A page that checks a configuration with what a browser has. */
const PAGE = `
import { analyse, findTarget, MemoryFiles } from '@mosquitto-conf/config';
import { parseConfiguration, print } from '@mosquitto-conf/grammar';
import { diagnose } from '@mosquitto-conf/validator';

const text = 'listener 1883\\nallow_anonymous yes\\n';
const host = {
  files: new MemoryFiles({ 'mosquitto.conf': text }),
  resolve: () => 'unknown',
  interfaces: () => undefined,
  hasUser: () => undefined,
  hostname: 'page',
  root: true,
};
const analysis = analyse('mosquitto.conf', findTarget('2.0.22'), host);
globalThis.result = {
  printed: print(parseConfiguration(text)) === text,
  outcome: analysis.outcome,
  errors: diagnose(analysis, 'mosquitto.conf').filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
};
`;

test('grammar, config and validator run without Node', async () => {
  const { outputFiles } = await build({
    stdin: { contents: PAGE, resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    conditions: ['@mosquitto-conf/source'],
  });
  // Nothing of Node's is in there: no process, no Buffer, no require.
  const context = createContext({ TextDecoder, TextEncoder });
  runInContext(outputFiles[0]!.text, context);
  expect(context.result).toEqual({ printed: true, outcome: 'config', errors: ['invalid-boolean'] });
});
