import { since } from '../release.js';
import { address as texts } from '../texts/addresses.js';
import { readInteger } from './integer.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { usualPorts } from './ports.js';
import { empty, writeLine } from './words.js';

/** What a `listener` line opens. */
export interface ListenerAddress {
  /** 0 for a Unix socket. */
  readonly port: number;
  /** A name or address to bind to. */
  readonly host?: string;
  /** The path of a Unix socket. */
  readonly path?: string;
}

/** `listener`: a port and, if only one address is to be opened, that; or 0 and the path of a Unix socket (from 2.0). */
export const listenerAddress: Kind<ListenerAddress> = {
  name: 'listener-address',
  keepsText: true,
  expects: 'a port and an optional address, or `0` and the path of a Unix socket',
  parameters: [
    {
      name: 'PORT',
      expects: 'a port from 1 to 65535; from 2.0, `0` for a Unix socket',
      choices: [
        ...usualPorts,
        { word: '9001', summary: 'MQTT over WebSockets' },
        { word: '0', summary: 'A Unix socket; its path follows', first: '2.0' },
      ],
    },
    {
      name: 'ADDRESS',
      expects:
        'the address of this machine to listen on, by default all; after port 0, the path of the socket',
      optional: true,
    },
  ],
  write({ port, host, path }): string {
    return [port, path ?? host].filter((part) => part !== undefined).join(' ');
  },
  read(input: ValueInput): Reading<ListenerAddress> {
    const [portWord, second] = input.line.words;
    if (!portWord) return empty(input, writeLine(input, '1883'));
    const span = { start: portWord.start, end: portWord.end };
    const port = readInteger(input, portWord.text);
    if (typeof port !== 'number') return { ...port, ...meantListener(input, span) };
    const unixSockets = since(input.release, '2.0');
    if (port < (unixSockets ? 0 : 1) || port > 65535) {
      const notNumber = !/^[+-]?\d+$/.test(portWord.text);
      if (port === 0 && !notNumber && second?.text.startsWith('/')) {
        return {
          outcome: 'refused',
          code: 'invalid-port',
          message: texts.noUnixSockets({ release: input.release.name }),
          why: texts.portZeroRefused,
          help: texts.writePortNotSocket,
          ...span,
        };
      }
      return {
        outcome: 'refused',
        code: 'invalid-port',
        message: notNumber ? texts.notPort({ word: portWord.text }) : texts.portOutOfRange({ port }),
        why: notNumber ? texts.portFirst : texts.portRefused,
        help: texts.writeListener,
        ...(notNumber ? meantListener(input, span) : span),
      };
    }
    const address = addressOf(input, portWord.end, second?.text);
    if (port !== 0) {
      return { outcome: 'value', value: address === undefined ? { port } : { port, host: address } };
    }
    if (address !== undefined) return { outcome: 'value', value: { port, path: address } };
    if (!/^[+-]?\d+$/.test(portWord.text)) {
      return {
        outcome: 'refused',
        code: 'invalid-port',
        message: texts.notPort({ word: portWord.text }),
        why: texts.portFirst,
        help: texts.writeListener,
        ...meantListener(input, span),
      };
    }
    return {
      outcome: 'refused',
      code: 'missing-socket-path',
      message: texts.socketPathMissing,
      why: texts.socketPathRefused,
      help: texts.writeSocketPath,
      ...span,
    };
  },
};

/**
 * What follows the port. From 1.4.9 to 1.5.5 it was all of the rest behind one space, blanks included; from 1.5.6 a word
 * that starts with `#` is not the address.
 */
function addressOf(
  { line, release }: ValueInput,
  portEnd: number,
  word: string | undefined,
): string | undefined {
  if (since(release, '1.5.6')) return word?.startsWith('#') ? undefined : word;
  if (!since(release, '1.4.9')) return word;
  const behindPort = portEnd - line.name.end;
  return line.rest?.slice(behindPort) || undefined;
}

/** `0.0.0.0 1883` and `0.0.0.0:1883` for `1883 0.0.0.0`. */
function meantListener({ line }: ValueInput, span: { start: number; end: number }) {
  const [first, second] = line.words;
  const joined = /^\[?([^\s[\]]*[^\d\s[\]][^\s[\]]*?)\]?:(\d{1,5})$/.exec(first!.text);
  const isPort = /^\d{1,5}$/;
  if (joined) return { ...span, help: texts.writeListener, meant: `${joined[2]} ${joined[1]}` };
  if (!second || !isPort.test(second.text) || isPort.test(first!.text) || !/[.:a-z]/i.test(first!.text))
    return span;
  return {
    start: first!.start,
    end: second.end,
    help: texts.writeListener,
    meant: `${second.text} ${first!.text}`,
  };
}
