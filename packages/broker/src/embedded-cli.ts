import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LoadedProgram } from '@mosquitto-conf/config/program';

/** Differs wherever one of the files does that the build puts beside this one. */
declare const __BUILD__: string;

/** The command `mosquitto-embedded`, whose files are beside this one. */
const program = new LoadedProgram({
  folder: dirname(fileURLToPath(import.meta.url)),
  name: 'mosquitto-embedded',
  build: __BUILD__,
  task: 'run',
  keeps: true,
});
void (program.load('embedded-program.js') as typeof import('./embedded-program.js')).run(process.argv);
