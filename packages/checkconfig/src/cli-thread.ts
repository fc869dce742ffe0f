import { DEFAULT } from './command-names.js';
import { loadFiles } from './load-files.js';

// A thread of `checkconfig lint`, which uses the code that an earlier run of it kept.
const thread = loadFiles(DEFAULT, false).load('thread.js') as typeof import('./thread.js');
thread.answerTasks();
