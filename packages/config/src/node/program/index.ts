// How the programs of this repository start. It may change with any release.
export { LinkedTexts } from './linked-texts.js';
export { LoadedProgram, type ProgramFiles } from './load-program.js';
