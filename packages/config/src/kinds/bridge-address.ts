import type { Word } from '@mosquitto-conf/grammar';
import { since } from '../release.js';
import { resolves } from '../resolve.js';
import { atoi } from './c-numbers.js';
import type { Flaw, Kind, Reading, ValueInput } from './kind.js';
import { usualPorts } from './ports.js';
import { empty } from './words.js';

/** An address of a remote broker. */
export interface BridgeAddress {
  readonly host: string;
  readonly port: number;
}

/** `address`: one or more `host[:port]`. The port follows the last colon. */
export const bridgeAddresses: Kind<readonly BridgeAddress[]> = {
  name: 'bridge-addresses',
  keepsText: true,
  expects: '`host[:port]`, several separated by spaces',
  parameters: [
    {
      name: 'HOST[:PORT]',
      expects:
        'a broker to connect to, on port 1883 where none is named; further ones are tried when it fails',
      repeats: true,
      choices: usualPorts,
    },
  ],
  write: (value) => value.map(({ host, port }) => `${host}:${port}`).join(' '),
  read(input: ValueInput): Reading<readonly BridgeAddress[]> {
    const addresses: BridgeAddress[] = [];
    let unresolved: string | undefined;
    for (const word of input.line.words) {
      if (word.text.startsWith('#') && since(input.release, '1.5.6')) break;
      const address = readAddress(input, word);
      if ('outcome' in address) return address;
      if (!resolves(input.host, address.host)) unresolved ??= address.host;
      addresses.push(address);
    }
    if (addresses.length === 0) return empty(input, 'Write the remote broker as `address HOST:PORT`.');
    if (unresolved === undefined) return { outcome: 'value', value: addresses };
    return {
      outcome: 'value',
      value: addresses,
      remark: {
        level: 'warning',
        code: 'unresolved-bridge-address',
        message: `\`${unresolved}\` does not resolve to an address here.`,
        help: 'The broker starts all the same and tries again; check the name.',
      },
    };
  },
};

function readAddress(input: ValueInput, word: Word): BridgeAddress | Flaw {
  // Releases before 1.5.1 split at the first colon, so no IPv6 address could be written.
  const last = since(input.release, '1.5.1') ? word.text.lastIndexOf(':') : word.text.indexOf(':');
  if (last < 0) return { host: word.text, port: 1883 };
  const host = word.text.slice(0, last);
  const text = word.text.slice(last + 1);
  const port = atoi(text);
  if (port >= 1 && port <= 65535) return { host, port };
  const ipv6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/.test(word.text);
  return {
    outcome: 'refused',
    code: 'invalid-port',
    message: `\`${text}\` is no port.`,
    why: 'What follows the last colon is read as the port, also in an IPv6 address.',
    help: ipv6
      ? `Write the port too: \`${word.text}:1883\`.`
      : 'Write a port from 1 to 65535, or leave it out for 1883.',
    ...(ipv6 || text === '' ? { meant: ipv6 ? `${text}:1883` : '1883' } : {}),
    start: word.start + last + 1,
    end: word.end,
  };
}
