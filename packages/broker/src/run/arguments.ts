import type { Language } from '@mosquitto-conf/config';
import { TextError } from '@mosquitto-conf/config/internal';
import type { NodeFilesOptions } from '@mosquitto-conf/config/node';
import type { MissingPlugins } from '../plugins/plugin-set.js';
import { argumentTexts } from '../texts/arguments.js';

/** The options of the command. */
export interface RunOptions {
  /** The configuration file; without it the broker starts as one without a configuration. */
  readonly config?: string;
  /** Ports of the local-only mode. */
  readonly ports?: readonly number[];
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  /** Only reads the configuration, and reports its problems. */
  readonly testConfig?: boolean;
  /** A free port for every listener. */
  readonly ephemeral?: boolean;
  /** Writes the database, the log file and the pid file that the configuration names, and not copies of them. */
  readonly inPlace?: boolean;
  /** Keeps the folder with the copies. */
  readonly keep?: boolean;
  /** The release to execute; the newest by default. */
  readonly target?: string;
  /** Refuses to start if a directive is not supported. */
  readonly strict?: boolean;
  /** Runs in the background: the command is started again with these arguments, if the configuration has no problems. */
  readonly daemon?: readonly string[];
  /** A file for the secrets of TLS connections. */
  readonly tlsKeylog?: string;
  /** Where the files of the broker's machine are found here; where their paths say by default, relative ones from the current folder. */
  readonly place?: Pick<NodeFilesOptions, 'cwd' | 'root' | 'maps'>;
  /** Where bridges may connect to: `connect`, `off`, or `NAME=…` for each; only loopback addresses by default. */
  readonly bridge?: readonly string[];
  /** What runs in the place of plugins: `PATH=FILE` for each, a module whose default export is the stand-in. */
  readonly plugin?: readonly string[];
  /** What becomes of what a plugin would decide that has no stand-in; it is denied by default. */
  readonly plugins?: MissingPlugins;
  /** The language of what Mosquitto does not say; English by default. */
  readonly language?: Language;
}

/** A wrong command line, in words for the person who wrote it. */
export class ArgumentError extends TextError {}

/** A flag that does not exist: the usage follows. */
export class UnknownOption extends ArgumentError {}

/** So many ports a command line may name (CMD_PORT_LIMIT). */
const MOST_PORTS = 10;

/** What is missing after a flag without its value, in Mosquitto's words: the flag, and what it names. */
const valued: Readonly<Record<string, readonly [flag: string, what: string]>> = {
  '-c': ['-c', 'no config file'],
  '--config-file': ['-c', 'no config file'],
  '-p': ['-p', 'no port'],
  '--port': ['-p', 'no port'],
  '--tls-keylog': ['--tls-keylog', 'no file'],
  '--target': ['--target', 'no release'],
  '--bridge': ['--bridge', 'no destination'],
  '--plugin': ['--plugin', 'no file'],
  '--plugins': ['--plugins', 'neither deny nor ignore'],
};

/** Flags without a value. */
const plain: Readonly<Record<string, keyof Flags>> = {
  '-h': 'help',
  '--help': 'help',
  '-q': 'quiet',
  '--quiet': 'quiet',
  '-v': 'verbose',
  '--verbose': 'verbose',
  '--test-config': 'testConfig',
  '--ephemeral': 'ephemeral',
  '--strict': 'strict',
  '--version': 'version',
  '-d': 'background',
  '--daemon': 'background',
};

type Flags = Pick<RunOptions, 'quiet' | 'verbose' | 'testConfig' | 'ephemeral' | 'strict'> & {
  readonly help?: boolean;
  readonly version?: boolean;
  readonly background?: boolean;
};

/**
 * Reads the flags of `mosquitto`, and a few more (config__parse_args).
 * @throws ArgumentError where there is no such flag, or its value will not do
 */
export function readArguments(argv: readonly string[]): RunOptions & Flags {
  const flags: { -readonly [K in keyof Flags]: Flags[K] } = {};
  const ports: number[] = [];
  const bridge: string[] = [];
  const plugin: string[] = [];
  let plugins: MissingPlugins | undefined;
  let config: string | undefined;
  let target: string | undefined;
  let tlsKeylog: string | undefined;
  for (let index = 0; index < argv.length; index++) {
    const flag = argv[index] as string;
    const name = plain[flag];
    const missing = valued[flag];
    if (name) {
      flags[name] = true;
    } else if (missing !== undefined) {
      index++;
      const value = argv[index];
      if (value === undefined) {
        const [given, what] = missing;
        throw new ArgumentError(argumentTexts.valueMissing({ flag: given, what }));
      }
      if (flag === '-p' || flag === '--port') ports.push(readPort(value));
      else if (flag === '--target') target = value;
      else if (flag === '--tls-keylog') tlsKeylog = value;
      else if (flag === '--bridge') bridge.push(value);
      else if (flag === '--plugin') plugin.push(value);
      else if (flag === '--plugins') plugins = readMissingPlugins(value);
      else config = value;
    } else {
      throw new UnknownOption(argumentTexts.unknownOption({ flag }));
    }
  }
  const rest = argv.filter((flag) => plain[flag] !== 'background');
  return {
    ...flags,
    inPlace: true,
    ports: mustBeFew(ports),
    ...(bridge.length > 0 ? { bridge } : {}),
    ...(plugin.length > 0 ? { plugin } : {}),
    ...(plugins === undefined ? {} : { plugins }),
    ...(flags.background ? { daemon: rest } : {}),
    ...(tlsKeylog === undefined ? {} : { tlsKeylog }),
    ...(config === undefined ? {} : { config }),
    ...(target === undefined ? {} : { target }),
  };
}

/** @throws ArgumentError if it is neither of both */
function readMissingPlugins(text: string): MissingPlugins {
  if (text === 'deny' || text === 'ignore') return text;
  throw new ArgumentError(argumentTexts.invalidPlugins({ value: text }));
}

/**
 * The port that an argument names. What follows a number is ignored, as with atoi(3).
 * @throws ArgumentError if the argument is not a port from 1 to 65535
 */
export function readPort(text: string): number {
  const port = Number.parseInt(text, 10) || 0;
  if (port >= 1 && port <= 65535) return port;
  throw new ArgumentError(argumentTexts.invalidPort({ port }));
}

/**
 * The ports of a command line.
 * @throws ArgumentError if there are more than a command line may have
 */
export function mustBeFew(ports: readonly number[]): readonly number[] {
  if (ports.length <= MOST_PORTS) return ports;
  throw new ArgumentError(argumentTexts.tooManyPorts({ count: MOST_PORTS }));
}

/**
 * The help of `mosquitto-embedded`.
 * @param release the release to be; scripts read it in the first line
 */
export function usage(release: string): string {
  return `mosquitto version ${release}

mosquitto-embedded is a test broker that executes a mosquitto.conf as that release would.

Usage: mosquitto [-c config_file] [-d] [-h] [-p port] [-v]

 -c : the broker's configuration file.
 -d : go into the background.
 -h : display this help.
 -p : start the broker on this port in local only mode. May be given up to ${MOST_PORTS} times.
 -q : quiet mode: log nothing.
 -v : verbose mode: log everything.
 --version : display the release.
 --test-config : test the configuration and exit.
 --tls-keylog FILE : write the secrets of TLS connections to a file, for those who look at packets.
 --bridge NAME=mqtt://HOST:PORT : connect a bridge to that broker; also NAME=connect, NAME=off, connect and off.
               By default bridges connect only to this machine.
 --plugin PATH=FILE : run a JavaScript module in the place of a plugin. May be repeated.
 --plugins ignore : continue without plugins that have no such module; by default they deny.
 --ephemeral : give each listener a free port, and log which.
 --target RELEASE : be that release (2.0.22, 2.0, debian-12; the newest by default).
 --strict : do not start if the configuration has an unsupported directive.
`;
}
