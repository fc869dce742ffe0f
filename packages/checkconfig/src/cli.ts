import { commandNamed, DEFAULT } from './command-names.js';
import { fail } from './failure.js';
import { loadFiles } from './load-files.js';
import { printVersion } from './print-version.js';

/** `checkconfig`: loads what the words of the command line ask for. */
function main(argv: readonly string[]): void {
  const [, , first] = argv;
  const task = commandNamed(first) ?? (/^(-f|--file)/.test(first ?? '') ? 'file' : DEFAULT);
  const program = loadFiles(task, true).load('program.js') as typeof import('./program.js');
  program.printAsCommand();
  void program.run(argv);
}

try {
  if (!printVersion(process.argv)) main(process.argv);
} catch (error) {
  fail(error);
}
