// Bundles the embedded broker as it is published: the command, and what a test imports.
import { join } from 'node:path';
import { build } from 'esbuild';
import { leanChevrotain } from '../../scripts/lean-chevrotain.mjs';
import { nodeTarget } from '../../scripts/node-floor.mjs';

const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** @returns the paths of both bundles */
export async function bundleBroker(folder) {
  await build({
    entryPoints: {
      command: 'bench/broker/command-ours.mjs',
      'in-process': 'bench/broker/in-process-ours.mjs',
      'in-process-aedes': 'bench/broker/in-process-aedes.mjs',
      'idle-in-memory': 'bench/broker/idle-in-memory.mjs',
      aedes: 'bench/broker/aedes-server.mjs',
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: nodeTarget,
    conditions: ['@mosquitto-conf/source'],
    plugins: [leanChevrotain],
    banner: { js: REQUIRE },
    logLevel: 'error',
  });
  const path = (name) => join(folder, `${name}.mjs`);
  return {
    command: path('command'),
    aedes: path('aedes'),
    idleInMemory: path('idle-in-memory'),
    inProcess: { ours: path('in-process'), aedes: path('in-process-aedes') },
  };
}
