import { createReadStream, realpathSync, type Stats, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';

/** Media types by file extension. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
  '.woff2': 'font/woff2',
};

/**
 * Serves the files of a folder, and `index.html` for folders. Nothing outside it is served, not through links either.
 * @param folder undefined for none: then no file is found
 */
export function httpFiles(folder: string | undefined): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, 'Method not allowed');
      return;
    }
    const url = request.url ?? '/';
    const found = folder === undefined ? undefined : findFile(folder, url);
    if (found === undefined) answer(response, 404, 'Not found');
    else if (found.stats.isFile()) send(found, request, response);
    else redirect(url, response);
  };
}

/** What a URL names. */
export interface Found {
  readonly path: string;
  /** Of a file, or of a folder whose name lacks its slash. */
  readonly stats: Stats;
}

/** The file of a URL; undefined if there is none to serve. */
export function findFile(folder: string, url: string): Found | undefined {
  try {
    const name = decodeURIComponent(pathOf(url));
    const root = realpathSync(folder);
    const path = realpathSync(join(root, normalize(`/${name}`), name.endsWith('/') ? 'index.html' : ''));
    const isInside = path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
    const stats = statSync(path);
    const isServed = stats.isFile() || (stats.isDirectory() && !name.endsWith('/'));
    return isInside && isServed ? { path, stats } : undefined;
  } catch {
    // No such name, or none that can be decoded.
    return undefined;
  }
}

function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

/** To the folder's own name, so that what its page names relatively is found. One slash: two would name a host. */
function redirect(url: string, response: ServerResponse): void {
  response.writeHead(302, { Location: `${pathOf(url).replace(/^[/\\]+/, '/')}/`, 'Content-Length': 0 }).end();
}

function send({ path, stats }: Found, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': types[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': stats.size,
  });
  if (request.method === 'HEAD') response.end();
  else sendFile(path, stats.size, response);
}

/** Sends the contents of a file whose length is announced. */
export function sendFile(path: string, size: number, response: ServerResponse): void {
  if (size === 0) response.end();
  // Requests may come faster than answers are read: until it is its turn, an answer has no socket, and opens nothing.
  else if (response.socket) sendBytes(path, size, response);
  else response.once('socket', () => sendBytes(path, size, response));
}

/** Sends a file up to the announced length, even if it grows meanwhile; closes the connection if it cannot be read so far. */
function sendBytes(path: string, size: number, response: ServerResponse): void {
  pipeline(createReadStream(path, { end: size - 1 }), response, (error) => {
    if (error) response.destroy();
  });
}

function answer(response: ServerResponse, status: number, text: string): void {
  const head = { 'Content-Type': 'text/plain', 'Content-Length': text.length + 1, Connection: 'close' };
  response.writeHead(status, head).end(`${text}\n`);
}
