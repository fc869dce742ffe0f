// Keeps what is bundled quick to start: Chevrotain fills a table of 65,536 entries before its first lexer, to look up what a
// division tells of a character above 255. In a short run that takes as long as reading the file.
import { readFile } from 'node:fs/promises';

/** What the table is asked for, and what makes it (chevrotain/lib/src/scan/lexer.js). */
const CHANGES = [
  ['charCodeToOptimizedIdxMap[charCode]', '255 + ~~(charCode / 255)'],
  ['if (isEmpty(charCodeToOptimizedIdxMap))', 'if (false)'],
];

/** An esbuild plugin. */
export const leanChevrotain = {
  name: 'lean-chevrotain',
  setup(build) {
    build.onLoad({ filter: /chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [from, to] of CHANGES) {
        if (contents.split(from).length !== 2) throw new Error(`${path} does not have exactly one ${from}`);
        contents = contents.replace(from, to);
      }
      return { contents };
    });
  },
};
