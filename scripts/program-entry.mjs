// The first lines of a program: an old Node cannot read what follows, and would print it instead of saying so.
import { nodeFloorNumbers } from './node-floor.mjs';

const { major, minor } = nodeFloorNumbers;

/** What ends a program on an old Node with one line. It is read by every Node that has modules. */
export function nodeCheck(name) {
  const text = `${name}: needs Node ${major}.${minor} or later, and this is `;
  return `var [major, minor] = process.versions.node.split('.').map(Number);
if (major < ${major} || (major === ${major} && minor < ${minor})) {
  process.stderr.write(${JSON.stringify(text)} + process.versions.node + '\\n');
  process.exit(2);
}
`;
}

/** The file that starts a program, as CommonJS: it checks the release of Node, and loads the rest. */
export function programEntry(name, main) {
  return `#!/usr/bin/env node\n${nodeCheck(name)}require('./${main}');\n`;
}
