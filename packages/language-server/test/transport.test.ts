import { expect, test } from 'vitest';
import { transportFault } from '../src/node/own-transport.js';

test.each<[args: string, fault: string | undefined]>([
  ['--stdio', undefined],
  ['--socket=6009', undefined],
  ['--socket 6009', undefined],
  ['--pipe /tmp/editor.sock', undefined],
  ['--socket=abc', '--socket wants a port from 1 to 65535, not "abc"'],
  ['--socket=99999', '--socket wants a port from 1 to 65535, not "99999"'],
  ['--socket 0', '--socket wants a port from 1 to 65535, not "0"'],
  ['--socket', '--socket wants a port from 1 to 65535, not ""'],
  ['--pipe=', '--pipe wants the path of a socket'],
  ['--pipe', '--pipe wants the path of a socket'],
])('arguments of the server: %s', (args, fault) => {
  expect(transportFault(args.split(' '), true)).toBe(fault);
});
