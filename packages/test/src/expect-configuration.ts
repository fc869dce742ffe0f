import { resolve } from 'node:path';
import type {
  BridgeValues,
  CertificateValues,
  ClientValues,
  ExpectationValues,
  MessageValues,
  Outcome,
  Payload,
  QoS,
} from '@mosquitto-conf/settings';
import { embedded } from './engine/embedded.js';
import { findEngines } from './engine/engines.js';
import type { FileResult } from './run/result.js';
import { runText } from './run/run-file.js';

/** One action. A client that is not connected yet connects first. */
export type TestStep<Client extends string, Bridge extends string = never> =
  | {
      readonly connect: Client | readonly Client[];
      /** `accepted` by default. */
      readonly answer?: Outcome;
    }
  | {
      readonly subscribe: string | readonly string[];
      readonly as: Client;
      readonly qos?: QoS;
      readonly properties?: Readonly<Record<string, unknown>>;
      /** `accepted` by default; a number is the granted QoS. */
      readonly answer?: Outcome;
    }
  | { readonly unsubscribe: string | readonly string[]; readonly as: Client }
  | {
      readonly publish: string;
      /** Without a client, the broker itself publishes. */
      readonly as?: Client;
      readonly payload?: Payload;
      readonly qos?: QoS;
      readonly retain?: boolean;
      readonly properties?: Readonly<Record<string, unknown>>;
      /** Not looked at by default. */
      readonly answer?: Outcome;
    }
  | { readonly disconnect: Client | readonly Client[] }
  | { readonly cut: Client | Bridge | readonly (Client | Bridge)[] }
  /** Raw bytes in hexadecimal. */
  | { readonly send: string; readonly as: Client }
  /** Seconds, or `30s`, `5m`, `2h`, `1d`. */
  | { readonly wait: number | string }
  | { readonly restart: true }
  | { readonly reload: true }
  | { readonly expect: TestExpectation<Client, Bridge> };

/** What is expected. Only what is named is compared. */
export interface TestExpectation<Client extends string, Bridge extends string = never>
  extends Pick<ExpectationValues, 'retained' | 'sys' | 'log'> {
  readonly connect?: { readonly [Name in Client]?: Outcome };
  /** Exactly these messages; an empty list means that none may arrive. */
  readonly messages?: { readonly [Name in Client]?: readonly (string | MessageValues)[] };
  readonly connected?: { readonly [Name in Client | Bridge]?: boolean };
  readonly disconnected?: { readonly [Name in Client]?: string | number };
}

/** A case, and what it needs. */
export interface ConfigurationCase<Client extends string, Bridge extends string = never> {
  /** A client for each name that the steps use. */
  readonly clients: { readonly [Name in Client]: ClientValues };
  readonly when?: readonly TestStep<NoInfer<Client>, NoInfer<Bridge>>[];
  /** What is expected in the end. */
  readonly expect?: TestExpectation<NoInfer<Client>, NoInfer<Bridge>>;
  /** The far ends of bridges, by the name of the bridge. */
  readonly bridges?: { readonly [Name in Bridge]: BridgeValues };
  /** The release to be: `2.0.22`, `2.0`, `debian-12`; the newest by default. */
  readonly target?: string;
  /** What runs the configuration, as for `checkconfig test --engine`: `embedded` by default. */
  readonly engine?: string;
  /** Where files of the broker's machine are here. */
  readonly root?: string;
  readonly map?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Files that are made for the tests, by the path that the configuration names. */
  readonly files?: Readonly<Record<string, string>>;
  readonly passwords?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly psk?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly certificates?: Readonly<Record<string, CertificateValues>>;
  /** Modules that run in the place of plugins, by the path of the plugin; from the folder of the main file. */
  readonly plugins?: Readonly<Record<string, string>>;
}

/** A configuration that does not do what is expected. The message says what, and which line decides. */
export class ConfigurationMismatch extends Error {
  override readonly name = 'ConfigurationMismatch';
}

/**
 * Runs a case on a broker that is started from a configuration, for tests of Vitest, Jest, `node:test` and others.
 * @param path the main file, from the current folder; a `file:` URL is possible too
 * @throws ConfigurationMismatch where something is not as expected, or the configuration does not start
 */
export async function expectConfiguration<const Client extends string, const Bridge extends string = never>(
  path: string | URL,
  { engine, target, when, expect: expectation, clients, ...material }: ConfigurationCase<Client, Bridge>,
): Promise<void> {
  const main = path instanceof URL || path.startsWith('file:') ? new URL(path).pathname : resolve(path);
  const parts = [
    ['configuration', main.slice(main.lastIndexOf('/') + 1)],
    ['targets', target],
    ...Object.entries(material),
    ['clients', clients],
    ['cases', [caseOf(when, expectation)]],
  ];
  const values = Object.fromEntries(parts.filter(([, value]) => value !== undefined));
  const engines = engine === undefined ? [embedded] : findEngines([engine]);
  // JSON is YAML.
  const result = await runText(main, JSON.stringify(values), { engines });
  const text = mismatches(result);
  if (text.length > 0) throw new ConfigurationMismatch(text.join('\n'));
}

/** A case as a test file has it, where answers and expectations are called `then`. */
function caseOf(when: readonly object[] | undefined, expectation: unknown): unknown {
  const steps = when?.map((step) =>
    Object.fromEntries(Object.entries(step).map(([key, value]) => [key === 'answer' ? 'then' : key, value])),
  );
  const parts = [
    ['name', 'case'],
    ['when', steps],
    ['then', expectation],
  ];
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

function mismatches({ mistakes, runs }: FileResult): string[] {
  const cases = runs.flatMap((run) => run.cases);
  return [
    ...mistakes.map(
      ({ message, file, line }) => `${file}${line === undefined ? '' : `:${line}`}: ${message}`,
    ),
    ...cases.flatMap(({ status, why, failures }) => {
      if (status === 'broken' || status === 'skipped') return [why ?? status];
      return failures.map(({ what, expected, actual, reason }) => {
        const line = reason?.line ? ` (${reason.line.file}:${reason.line.line})` : '';
        const because = reason ? `\n  because  ${reason.text}${line}` : '';
        return `${what}\n  expected ${expected}\n  actual   ${actual}${because}`;
      });
    }),
  ];
}
