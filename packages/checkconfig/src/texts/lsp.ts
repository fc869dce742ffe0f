import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig lsp`. */
export const lspTexts = textsOf('checkconfig-lsp', {
  description: 'start the language server, for editors',
  stdio: 'use standard input and output (the default)',
  nodeIpc: 'use the channel of a parent process that runs Node',
  socket: 'connect to a port of this machine',
  pipe: 'connect to a named pipe or a socket file',
  clientProcessId: 'end when this process ends',
  help: `
Editors start it: docs/editors.md shows the settings of each editor.`,
  socketWants: '--socket wants a port from 1 to 65535, not "{text}"',
  processWants: '--clientProcessId wants a number, not "{text}"',
});
