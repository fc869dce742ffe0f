import { createReadStream, realpathSync, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** What browsers want to know of a file. */
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
 * @param folder undefined for none: then nothing is found
 */
export function httpFiles(folder: string | undefined): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, 'Method not allowed');
      return;
    }
    const path = folder === undefined ? undefined : fileOf(folder, request.url ?? '/');
    if (path === undefined) answer(response, 404, 'Not found');
    else send(path, request, response);
  };
}

/** The file that a URL stands for; undefined where there is none to be served. */
function fileOf(folder: string, url: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  try {
    const root = realpathSync(folder);
    let path = realpathSync(join(root, normalize(`/${name}`)));
    if (statSync(path).isDirectory()) path = realpathSync(join(path, 'index.html'));
    const isInside = path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
    return isInside && statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}

function send(path: string, request: IncomingMessage, response: ServerResponse): void {
  const { size } = statSync(path);
  response.writeHead(200, {
    'Content-Type': types[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': size,
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain', Connection: 'close' }).end(`${text}\n`);
}
