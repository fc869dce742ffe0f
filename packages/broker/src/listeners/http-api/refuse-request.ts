import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** What Node's parser reports of bytes that are not a request. */
interface ParseError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

const page = (title: string, text: string) =>
  `<html><head><title>${title}</title></head><body>${text}</body></html>`;

const TOO_LARGE = page(
  'Request too big',
  'Your HTTP header was too big for the memory constraints of this webserver.',
);

/** What libmicrohttpd answers by status. */
export const pages = {
  400: page('Request malformed', 'Your HTTP request was syntactically incorrect.'),
  404: 'Not found.\n',
  405: 'Invalid HTTP Method\n',
  414: TOO_LARGE,
  431: TOO_LARGE,
  505: page('Requested HTTP version is not supported', 'Requested HTTP version is not supported.'),
} as const;

/** The largest request line that still leaves room for headers, in bytes. */
const LONG_LINE = 16_384;

/** Answers bytes that are not a request as libmicrohttpd does, and closes the connection. */
export function refuseRequest(error: Error, socket: Socket): void {
  const status = statusOf(error);
  const body = status === undefined ? undefined : pages[status];
  if (body === undefined || !socket.writable) {
    socket.destroy();
    return;
  }
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status!]}`,
    `Date: ${new Date().toUTCString()}`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

/** @returns undefined if nothing is answered: not even the first line looks like that of a request */
function statusOf({ code, rawPacket }: ParseError): keyof typeof pages | undefined {
  const text = rawPacket?.toString('latin1') ?? '';
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  if (code === 'HPE_HEADER_OVERFLOW') return line.length > LONG_LINE ? 414 : 431;
  const [method, path, version] = line.split(' ');
  if (path === undefined) return undefined;
  if (version === undefined) return 400;
  if (!/^HTTP\/1\.\d$/.test(version)) return 505;
  if (code === 'HPE_INVALID_METHOD') return 405;
  // Node takes no path that does not begin with a slash; no file is outside the folder.
  if (code === 'HPE_INVALID_URL') return method === 'GET' ? 404 : 405;
  return 400;
}
