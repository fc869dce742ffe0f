import type { Word } from '@mosquitto-conf/grammar';
import { since } from '../release.js';
import { resolves } from '../resolve.js';
import { address as texts } from '../texts/addresses.js';
import { atoi } from './c-numbers.js';
import { CTokens } from './c-tokens.js';
import type { Flaw, Kind, Reading, ValueInput, ValueReading } from './kind.js';
import { usualPorts } from './ports.js';
import { empty, writeLine } from './words.js';

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
        'a broker to connect to, by default on port 1883; the bridge tries further addresses if it fails',
      repeats: true,
      choices: usualPorts,
    },
  ],
  write: (value) => value.map(({ host, port }) => `${host}:${port}`).join(' '),
  read(input: ValueInput): Reading<readonly BridgeAddress[]> {
    const addresses: BridgeAddress[] = [];
    let remark: Remark | undefined;
    for (const word of input.line.words) {
      if (word.text.startsWith('#') && since(input.release, '1.5.6')) break;
      const address = readAddress(input, word);
      if ('outcome' in address) return address;
      remark ??= remarkOn(input, word, address);
      addresses.push(address);
    }
    if (addresses.length === 0) return empty(input, writeLine(input, 'HOST:PORT'));
    return { outcome: 'value', value: addresses, ...(remark ? { remark } : {}) };
  },
};

type Remark = NonNullable<ValueReading<unknown>['remark']>;

/** What does not stop the broker: an address that it reads as another, or that does not resolve. */
function remarkOn(input: ValueInput, word: Word, { host, port }: BridgeAddress): Remark | undefined {
  const meant = withoutScheme(word.text);
  if (meant !== undefined) {
    return {
      level: 'warning',
      code: 'bridge-address-misread',
      message: texts.bridgeMisread({ word: word.text, host, port }),
      why: texts.noScheme,
      help: texts.writeWithoutScheme({ name: input.name, address: meant }),
      meant,
      start: word.start,
      end: word.end,
    };
  }
  if (hasManyColons(input, word.text)) {
    return {
      level: 'warning',
      code: 'bridge-address-misread',
      message: texts.bridgeMisread({ word: word.text, host, port }),
      help: texts.writeNameOrIpv4OrUpdate,
      start: word.start,
      end: word.end,
    };
  }
  if (resolves(input.host, host)) return undefined;
  return {
    level: 'warning',
    code: 'unresolved-bridge-address',
    message: texts.bridgeUnresolved({ host }),
    why: texts.bridgeTriesAgain,
    help: texts.checkName,
  };
}

/** Up to 1.5.0 every colon is a separator. */
function hasManyColons({ release }: ValueInput, word: string): boolean {
  return !since(release, '1.5.1') && word.split(':').length > 2;
}

interface Parts {
  readonly host: string;
  /** What is read as the port, and where it begins in the word. */
  readonly port?: { readonly text: string; readonly at: number };
}

/**
 * The last colon separates host and port. Up to 1.5.0 all colons do (strtok_r), so that only the first two groups of an
 * IPv6 address count.
 */
function partsOf({ release }: ValueInput, word: string): Parts {
  if (since(release, '1.5.1')) {
    const last = word.lastIndexOf(':');
    if (last < 0) return { host: word };
    return { host: word.slice(0, last), port: { text: word.slice(last + 1), at: last + 1 } };
  }
  const tokens = new CTokens(word);
  const host = tokens.next(':')?.text ?? word;
  const port = tokens.next(':');
  return { host, ...(port ? { port: { text: port.text, at: port.start } } : {}) };
}

function readAddress(input: ValueInput, word: Word): BridgeAddress | Flaw {
  const { host, port } = partsOf(input, word.text);
  if (!port) return { host, port: 1883 };
  const number = atoi(port.text);
  if (number >= 1 && number <= 65535) return { host, port: number };
  const start = word.start + port.at;
  const meant = withoutScheme(word.text);
  if (meant !== undefined) {
    return {
      outcome: 'refused',
      code: 'invalid-port',
      message: texts.notPort({ word: port.text }),
      why: texts.lastColonSeparates,
      help: texts.writeWithoutScheme({ name: input.name, address: meant }),
      meant,
      start: word.start,
      end: word.end,
    };
  }
  if (hasManyColons(input, word.text)) {
    return {
      outcome: 'refused',
      code: 'invalid-port',
      message: texts.notPort({ word: port.text }),
      why: texts.everyColonSeparates,
      help: texts.writeNameOrIpv4,
      start,
      end: start + port.text.length,
    };
  }
  const ipv6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/.test(word.text);
  return {
    outcome: 'refused',
    code: 'invalid-port',
    message: port.text === '' ? texts.portEmpty({ word: word.text }) : texts.notPort({ word: port.text }),
    why: texts.lastColonSeparates,
    help: ipv6 ? texts.addPort({ word: word.text }) : texts.writePortOrNone,
    ...(ipv6 || port.text === '' ? { meant: ipv6 ? `${port.text}:1883` : '1883' } : {}),
    start,
    end: word.end,
  };
}

/** The address in a URL, such as `mqtts://broker.example.com:8883`, of which the broker knows nothing. */
function withoutScheme(word: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/]+)/i.exec(word)?.[1];
}
