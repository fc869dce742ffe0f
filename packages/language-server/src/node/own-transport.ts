/// <reference types="node" />
import { createConnection as connect, type Socket } from 'node:net';
import { SocketMessageReader, SocketMessageWriter } from 'vscode-languageserver/node';

/**
 * What is wrong with the arguments that say how the server is reached; undefined if nothing is.
 * @param hasChannel whether the parent process has a channel to this one
 */
export function transportFault(args: readonly string[], hasChannel: boolean): string | undefined {
  if (args.includes('--node-ipc') && !hasChannel)
    return '--node-ipc is for a parent process that runs Node and has a channel to this one';
  const port = argumentOf(args, '--socket');
  if (port !== undefined && !isPort(port)) return `--socket wants a port from 1 to 65535, not "${port}"`;
  return argumentOf(args, '--pipe') === '' ? '--pipe wants the path of a socket' : undefined;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}

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

/** The value of an option, `--name VALUE` or `--name=VALUE`; empty where it is missing. */
function argumentOf(args: readonly string[], name: string): string | undefined {
  for (const [index, argument] of args.entries()) {
    if (argument === name) return args[index + 1] ?? '';
    if (argument.startsWith(`${name}=`)) return argument.slice(name.length + 1);
  }
  return undefined;
}
