import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { runningTexts } from '../../texts/running.js';
import type { ListenerContext } from '../accept.js';
import { findFile, sendFile } from '../http-files.js';
import type { ListenerState } from '../listener-state.js';
import { basicCredentials } from './basic-credentials.js';
import { documents } from './documents.js';
import { pages, refuseRequest } from './refuse-request.js';

/** How long a client may stop sending a request or reading its answer, in milliseconds. */
const PATIENCE = 60_000;

/** What a connection has room for, request line and headers together, in bytes (MHD_POOL_SIZE_DEFAULT). */
const LARGEST_HEAD = 32_768;

/** Answers requests of the HTTP interface: documents of state, and the files of `http_dir` (http_api_handler). */
export function serveHttpApi(listener: ListenerState, context: ListenerContext, tls?: TlsOptions): Server {
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    respond(request, response, listener, context).catch((error: Error) => {
      context.log('error', runningTexts.httpFailed({ reason: error.message }));
      response.destroy();
    });
  };
  const options = { noDelay: context.noDelay, requireHostHeader: false, maxHeaderSize: LARGEST_HEAD };
  const server = tls ? createSecureServer({ ...options, ...tls }, handle) : createServer(options, handle);
  server.timeout = PATIENCE;
  server.on('clientError', (error, socket) => refuseRequest(error, socket as Socket));
  return server as unknown as Server;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  listener: ListenerState,
  context: ListenerContext,
): Promise<void> {
  // A request line without a version.
  if (request.httpVersionMajor < 1) {
    answer(response, 400, pages[400]);
    return;
  }
  if (request.method !== 'GET') {
    answer(response, 405, 'Invalid HTTP Method\n');
    return;
  }
  const path = pathOf(request.url ?? '/');
  const { username, password } = basicCredentials(request.headers.authorization) ?? {};
  if (!(await context.http.mayRead(listener, { username, password }, path))) {
    answer(response, 401, 'Not authorised\n', { 'WWW-Authenticate': 'Basic realm="Mosquitto API"' });
    return;
  }
  if (/^\/api\//i.test(path)) {
    const write = Object.hasOwn(documents, path) ? documents[path] : undefined;
    if (write) answer(response, 200, write(context.http.state()), { 'Access-Control-Allow-Origin': '*' });
    else answer(response, 404, NOT_FOUND);
    return;
  }
  const folder = listener.policy.servedFolder.value;
  const file = folder === undefined ? undefined : findFile(context.locate(folder), request.url ?? '/');
  if (!file?.stats.isFile()) {
    answer(response, 404, NOT_FOUND);
    return;
  }
  response.writeHead(200, { ...CLOSING, 'Content-Length': file.stats.size });
  sendFile(file.path, file.stats.size, response);
}

const NOT_FOUND = 'Not found.\n';
/** Each answer ends its connection, as the reference's do. */
const CLOSING = { Connection: 'close' } as const;

/** The path of a URL as a file or a document has it. What cannot be decoded is left as it is. */
function pathOf(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function answer(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...CLOSING, ...headers, 'Content-Length': Buffer.byteLength(text) }).end(text);
}
