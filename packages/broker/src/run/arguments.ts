/** What a person may say when starting the broker. */
export interface RunOptions {
  /** The configuration file; without it the broker starts as one without a configuration. */
  readonly config?: string;
  /** Ports of the local-only mode. */
  readonly ports?: readonly number[];
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  /** Only reads the configuration, and says whether it is right. */
  readonly testConfig?: boolean;
  /** A free port for every listener. */
  readonly ephemeral?: boolean;
  /** The release to be; the newest by default. */
  readonly target?: string;
  /** Refuses to start where something cannot be honoured. */
  readonly strict?: boolean;
}

/** A wrong command line, in words for who wrote it. */
export class ArgumentError extends Error {}

/** What a flag without its value is told, in the reference's words. */
const valued: Readonly<Record<string, string>> = {
  '-c': '-c argument given, but no config file specified.',
  '--config-file': '-c argument given, but no config file specified.',
  '-p': '-p argument given, but no port specified.',
  '--port': '-p argument given, but no port specified.',
  '--tls-keylog': '--tls-keylog argument given, but no file specified.',
  '--target': '--target argument given, but no release specified.',
};

/** Flags that stand for themselves. */
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
};

type Flags = Pick<RunOptions, 'quiet' | 'verbose' | 'testConfig' | 'ephemeral' | 'strict'> & {
  readonly help?: boolean;
};

/**
 * Reads the flags of `mosquitto`, and a few more (config__parse_args).
 * @throws ArgumentError where there is no such flag, or its value will not do
 */
export function readArguments(argv: readonly string[]): RunOptions & Flags {
  const flags: { -readonly [K in keyof Flags]: Flags[K] } = {};
  const ports: number[] = [];
  let config: string | undefined;
  let target: string | undefined;
  for (let index = 0; index < argv.length; index++) {
    const flag = argv[index] as string;
    const name = plain[flag];
    const missing = valued[flag];
    if (name) {
      flags[name] = true;
    } else if (missing !== undefined) {
      index++;
      const value = argv[index];
      if (value === undefined) throw new ArgumentError(`Error: ${missing}`);
      if (flag === '-p' || flag === '--port') ports.push(readPort(value));
      else if (flag === '--target') target = value;
      else if (flag !== '--tls-keylog') config = value;
    } else if (flag === '-d' || flag === '--daemon') {
      throw new ArgumentError(
        'Error: a test broker does not go into the background; start it with & instead of -d.',
      );
    } else {
      throw new ArgumentError(`Error: Unknown option '${flag}'.`);
    }
  }
  return {
    ...flags,
    ports,
    ...(config === undefined ? {} : { config }),
    ...(target === undefined ? {} : { target }),
  };
}

/** @throws ArgumentError where it is no port */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new ArgumentError(`Error: Invalid port specified (${text}).`);
}

export const usage = `mosquitto-embedded is a test broker that executes a mosquitto.conf.

Usage: mosquitto [-c config_file] [-d] [-h] [-p port] [-v]

 -c : the broker's configuration file.
 -d : not here: a test broker does not go into the background.
 -h : display this help.
 -p : start the broker on this port in local only mode. May be given up to 10 times.
 -q : quiet mode: log nothing.
 -v : verbose mode: log everything.
 --test-config : test the configuration and exit.
 --ephemeral : give each listener a free port, and log which.
 --target RELEASE : be that release (2.0.22, 2.0, debian-12; the newest by default).
 --strict : do not start if something in the configuration cannot be honoured.
`;
