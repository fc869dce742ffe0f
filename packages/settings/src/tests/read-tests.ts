import { findTarget, type Language, noSuchRelease, type Text } from '@mosquitto-conf/config';
import { testFileTexts as texts } from '../texts/test-file.js';
import type { ValuePath, YamlFault, YamlRange, YamlSource } from '../yaml-source.js';
import { readTable } from './access-table.js';
import { type AccessValues, type CaseValues, type FileValues, listOf } from './file-values.js';
import { clientsOf } from './given.js';
import type { AccessProbe, PlannedCase, Step, TestPlan } from './plan.js';
import { planSteps } from './plan-steps.js';
import { readTestFile } from './test-file.js';
import { unknown } from './unknown-name.js';
import { repeated } from './variables.js';

/** A test file that was read: a plan, unless something is wrong with it. */
export interface ReadTests {
  readonly source: YamlSource;
  readonly faults: readonly YamlFault[];
  readonly plan: TestPlan | undefined;
}

/**
 * Reads a `*.mosquitto-test.yaml`. It never throws: what is wrong is in `faults`, each with its place.
 * @param language of the messages of its faults
 */
export async function readTests(text: string, language?: Language): Promise<ReadTests> {
  const { source, faults } = await readTestFile(text, language);
  if (faults.length > 0) return { source, faults, plan: undefined };
  const values = source.values as FileValues;
  const planner = new Planner(source, values, language);
  const cases = [...planner.tables(), ...planner.cases()];
  const found = planner.faults;
  return { source, faults: found, plan: found.length > 0 ? undefined : { values, cases } };
}

/** Makes cases of what a file says, and finds what the schema cannot. */
class Planner {
  readonly faults: YamlFault[] = [];

  constructor(
    private readonly source: YamlSource,
    private readonly values: FileValues,
    private readonly language: Language | undefined,
  ) {
    this.#mustBeReleases(['targets'], values.targets);
    for (const [name, bridge] of Object.entries(values.bridges ?? {}))
      this.#mustBeReleases(['bridges', name, 'target'], bridge?.target);
    this.#checkClients(values.clients, ['clients']);
    const known = Object.keys(values.certificates ?? {});
    for (const [name, certificate] of Object.entries(values.certificates ?? {})) {
      const by = certificate?.by;
      if (by !== undefined && !known.includes(by))
        this.fault(unknown('certificate', by, known), ['certificates', name, 'by']);
    }
  }

  fault(message: Text, path: ValuePath, isKey = false): void {
    this.faults.push(this.source.fault(message, path, isKey));
  }

  #mustBeReleases(path: ValuePath, names: FileValues['targets']): void {
    for (const [index, name] of listOf<string | number>(names).map(String).entries()) {
      if (findTarget(name)) continue;
      const text = noSuchRelease(name, this.language);
      const sentence = `${text[0]!.toUpperCase()}${text.slice(1)}.`;
      this.fault(texts.release({ sentence }), Array.isArray(names) ? [...path, index] : path);
    }
  }

  /** Checks what clients are called, and what they refer to. @param path where they are */
  #checkClients(clients: FileValues['clients'] = {}, path: ValuePath): void {
    const described = { certificate: Object.keys(this.values.certificates ?? {}), bridge: this.#bridges };
    for (const [name, values] of Object.entries(clients)) {
      // Steps name clients and bridges alike.
      if (this.#bridges.includes(name)) this.fault(texts.bridgeName({ name }), [...path, name], true);
      for (const key of ['certificate', 'bridge'] as const) {
        const named = values?.[key];
        if (named === undefined || described[key].includes(named)) continue;
        this.fault(unknown(key, named, described[key]), [...path, name, key]);
      }
    }
  }

  get #bridges(): readonly string[] {
    return Object.keys(this.values.bridges ?? {});
  }

  cases(): PlannedCase[] {
    return (this.values.cases ?? []).flatMap((written, index) => {
      const path = ['cases', index];
      return repeated(written).map((values) => this.#case(values, path));
    });
  }

  #case(values: CaseValues, path: ValuePath): PlannedCase {
    const clients = clientsOf(this.values, values.given);
    this.#checkClients(values.given, [...path, 'given']);
    const steps = planSteps(values, path, this.source, clients, this.#bridges, (message, at, isKey) =>
      this.fault(message, at, isKey),
    );
    return { name: values.name, spot: this.#spot([...path, 'name']), clients: clients.all, steps };
  }

  /** A case for each row of each table. */
  tables(): PlannedCase[] {
    return listOf<string | AccessValues>(this.values.access).flatMap((one, index) => {
      const inList = Array.isArray(this.values.access);
      const path: ValuePath = inList ? ['access', index] : ['access'];
      const table = typeof one === 'string' ? { table: one } : one;
      return this.#table(table, typeof one === 'string' ? path : [...path, 'table']);
    });
  }

  #table({ name, listener, table }: AccessValues, path: ValuePath): PlannedCase[] {
    const { topics, rows, faults } = readTable(table);
    for (const { message, line } of faults) this.faults.push(this.#inTable(message, path, line));
    if (faults.length > 0) return [];
    const clients = clientsOf(this.values, undefined, listener);
    return rows.map((row): PlannedCase => {
      const added = clients.withUser(row.client);
      if (!added) {
        const known = [...Object.keys(clients.all), ...clients.usernames];
        this.faults.push(this.#inTable(unknown('client', row.client, known), path, row.line));
      }
      const spot = { path, range: this.#lineRange(path, row.line) };
      const steps = topics.map((topic, column): AccessProbe & { spot: Step['spot'] } => {
        const cell = row.cells[column] ?? '-';
        const publisher = rows.find(({ cells }) => cells[column]?.includes('w'))?.client;
        const [receive, publish] = [cell.includes('r'), cell.includes('w')];
        return { kind: 'access', as: row.client, topic, receive, publish, publisher, column, spot };
      });
      return {
        name: `${name ?? 'access'}: ${row.client}`,
        spot,
        // All of them, as one may publish what another receives.
        clients: Object.fromEntries(
          rows.map(({ client }) => [client, clients.withUser(client) ?? {}] as const),
        ),
        steps,
      };
    });
  }

  /** A fault in a line of a table. */
  #inTable(message: Text, path: ValuePath, line: number): YamlFault {
    return { ...this.source.fault(message, path), range: this.#lineRange(path, line) };
  }

  /** Where a line of a table is, which is a block of text. */
  #lineRange(path: ValuePath, line: number): YamlRange {
    // The text of a block begins in the line below its `|`.
    const row = this.source.rangeOf(path).start.line + 1 + line;
    const text = this.source.text.split('\n')[row] ?? '';
    const start = text.length - text.trimStart().length;
    return {
      start: { line: row, character: start },
      end: { line: row, character: text.trimEnd().length },
    };
  }

  #spot(path: ValuePath) {
    return { path, range: this.source.rangeOf(path) };
  }
}
