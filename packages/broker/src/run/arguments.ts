import { parseArgs } from 'node:util';

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

/**
 * Reads the flags of `mosquitto`, and a few more.
 * @throws ArgumentError where there is no such flag, or its value will not do
 */
export function readArguments(argv: readonly string[]): RunOptions & { readonly help?: boolean } {
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        'config-file': { type: 'string', short: 'c' },
        daemon: { type: 'boolean', short: 'd' },
        help: { type: 'boolean', short: 'h' },
        port: { type: 'string', short: 'p', multiple: true },
        quiet: { type: 'boolean', short: 'q' },
        verbose: { type: 'boolean', short: 'v' },
        'test-config': { type: 'boolean' },
        'tls-keylog': { type: 'string' },
        ephemeral: { type: 'boolean' },
        target: { type: 'string' },
        strict: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new ArgumentError((error as Error).message);
  }
  if (values.daemon)
    throw new ArgumentError('-d: a test broker does not go into the background; add & instead.');
  return {
    ...(values['config-file'] === undefined ? {} : { config: values['config-file'] as string }),
    ports: ((values.port ?? []) as string[]).map(readPort),
    verbose: values.verbose === true,
    quiet: values.quiet === true,
    testConfig: values['test-config'] === true,
    ephemeral: values.ephemeral === true,
    strict: values.strict === true,
    help: values.help === true,
    ...(values.target === undefined ? {} : { target: values.target as string }),
  };
}

/** @throws ArgumentError where it is no port */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new ArgumentError(`Error: Invalid port specified (${text}).`);
}

export const usage = `mosquitto-embedded is a test broker that executes a mosquitto.conf.

Usage: mosquitto-embedded [-c config_file] [-p port]

 -c : the broker's configuration file.
 -h : display this help.
 -p : start the broker on this port in local only mode. May be given up to 10 times.
 -q : quiet mode: log nothing.
 -v : verbose mode: log everything.
 --test-config : test the configuration and exit.
 --ephemeral : give each listener a free port, and log which.
 --target RELEASE : be that release (2.0.22, 2.0, debian-12; the newest by default).
 --strict : do not start if something in the configuration cannot be honoured.
`;
