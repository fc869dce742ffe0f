/// <reference types="node" />
import { createConnection as connect, type Socket } from 'node:net';
import { SocketMessageReader, SocketMessageWriter } from 'vscode-languageserver/node';

/**
 * The connection to an editor that waits at a port or a socket. It is made here because `createConnection` of
 * vscode-languageserver says nothing where there is no editor, and ends as if all were well.
 * @returns undefined where the arguments name neither
 */
export function ownTransport(
  args: readonly string[],
): readonly [SocketMessageReader, SocketMessageWriter] | undefined {
  const port = argumentOf(args, '--socket');
  const pipe = argumentOf(args, '--pipe');
  const place = port ?? pipe;
  if (place === undefined) return undefined;
  const socket = port === undefined ? connect(place) : connect(Number(port), '127.0.0.1');
  socket.once('error', (error) => {
    if (wasConnected(socket)) return;
    process.stderr.write(`The language server found no editor at "${place}": ${error.message}\n`);
    process.exitCode = 2;
  });
  return [new SocketMessageReader(socket), new SocketMessageWriter(socket)];
}

function wasConnected(socket: Socket): boolean {
  return socket.bytesRead > 0 || socket.bytesWritten > 0;
}

/** The value of an option: `--name VALUE` or `--name=VALUE`. */
function argumentOf(args: readonly string[], name: string): string | undefined {
  for (const [index, argument] of args.entries()) {
    if (argument === name) return args[index + 1];
    if (argument.startsWith(`${name}=`)) return argument.slice(name.length + 1);
  }
  return undefined;
}
