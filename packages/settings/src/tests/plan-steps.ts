import type { Text } from '@mosquitto-conf/config';
import { listOf as listed } from '@mosquitto-conf/validator/internal';
import { testFileTexts as texts } from '../texts/test-file.js';
import type { ValuePath, YamlSource } from '../yaml-source.js';
import { durationOf } from './duration.js';
import { type CaseValues, type ExpectationValues, listOf, type StepValues } from './file-values.js';
import type { ClientCatalogue } from './given.js';
import type { Spot, Step } from './plan.js';
import { unknown } from './unknown-name.js';

type Fault = (message: Text, path: ValuePath, isKey?: boolean) => void;

/** What a step may do; it does one of these. */
const ACTIONS = [
  'connect',
  'subscribe',
  'unsubscribe',
  'publish',
  'disconnect',
  'cut',
  'send',
  'wait',
  'restart',
  'reload',
  'expect',
] as const satisfies readonly (keyof StepValues)[];

type Action = (typeof ACTIONS)[number];

/** What each action takes besides. */
const TAKES: Readonly<Record<Action, readonly (keyof StepValues)[]>> = {
  connect: ['then'],
  subscribe: ['as', 'qos', 'properties', 'then'],
  unsubscribe: ['as'],
  publish: ['as', 'payload', 'qos', 'retain', 'properties', 'then'],
  disconnect: [],
  cut: [],
  send: ['as'],
  wait: [],
  restart: [],
  reload: [],
  expect: [],
};

/** The steps of a case, in order; the last one is what must then be so. */
export function planSteps(
  values: CaseValues,
  path: ValuePath,
  source: YamlSource,
  clients: ClientCatalogue,
  bridges: readonly string[],
  fault: Fault,
): Step[] {
  const known = Object.keys(clients.all);
  const expectations = [values.then, ...(values.when ?? []).map(({ expect }) => expect)];
  const judged = new Set(expectations.flatMap((one) => Object.keys(one?.connect ?? {})));
  const planner = new StepPlanner(known, bridges, judged, source, fault);
  const steps = (values.when ?? []).flatMap((step, index) => planner.step(step, [...path, 'when', index]));
  if (values.then) steps.push(...planner.expectation(values.then, [...path, 'then']));
  if (!values.when?.length && !values.then) fault(texts.emptyCase, path);
  return steps;
}

class StepPlanner {
  constructor(
    private readonly known: readonly string[],
    private readonly bridges: readonly string[],
    /** Clients whose connection an expectation judges. */
    private readonly judged: ReadonlySet<string>,
    private readonly source: YamlSource,
    private readonly fault: Fault,
  ) {}

  step(step: StepValues, path: ValuePath): Step[] {
    const actions = ACTIONS.filter((action) => step[action] !== undefined);
    const [action] = actions;
    if (!action) {
      this.fault(texts.emptyStep({ actions: ACTIONS.join(', ') }), path);
      return [];
    }
    if (actions.length > 1) {
      this.fault(texts.severalActions({ actions: listed(actions) }), path);
      return [];
    }
    for (const key of Object.keys(step) as (keyof StepValues)[]) {
      if (key !== action && !TAKES[action].includes(key))
        this.fault(texts.foreignKey({ key, action }), [...path, key], true);
    }
    if (action === 'expect') return this.expectation(step.expect!, [...path, 'expect']);
    const spot = this.#spot([...path, action]);
    return this.#planned(action, step, path, spot);
  }

  #planned(action: Exclude<Action, 'expect'>, step: StepValues, path: ValuePath, spot: Spot): Step[] {
    const { qos = 0, properties = {}, then: answer } = step;
    switch (action) {
      case 'connect': {
        const clients = this.#clients(listOf(step.connect), [...path, action]);
        return clients.map((client) => {
          const isJudged = answer === undefined && this.judged.has(client);
          return {
            kind: 'connect',
            clients: [client],
            answer: isJudged ? 'any' : (answer ?? 'accepted'),
            spot,
          };
        });
      }
      case 'disconnect':
        return [{ kind: action, clients: this.#clients(listOf(step.disconnect), [...path, action]), spot }];
      case 'cut':
        return [{ kind: action, names: this.#connections(listOf(step.cut), [...path, action]), spot }];
      case 'subscribe':
      case 'unsubscribe': {
        const as = this.#as(step, path);
        const filters = listOf(step[action]);
        if (as === undefined) return [];
        return action === 'subscribe'
          ? [{ kind: action, as, filters, qos, properties, answer, spot }]
          : [{ kind: action, as, filters, spot }];
      }
      case 'publish': {
        const { as, payload = '', retain = false } = step;
        if (as !== undefined) this.#clients([as], [...path, 'as']);
        return [{ kind: action, as, topic: step.publish!, payload, qos, retain, properties, answer, spot }];
      }
      case 'send': {
        const as = this.#as(step, path);
        const hex = step.send!.replaceAll(/\s+/g, '');
        if (/^([0-9a-f]{2})+$/i.test(hex))
          return as === undefined ? [] : [{ kind: action, as, bytes: bytesOf(hex), spot }];
        this.fault(texts.notHexadecimal, [...path, action]);
        return [];
      }
      case 'wait': {
        const seconds = durationOf(step.wait!);
        if (seconds === undefined) this.fault(texts.notDuration, [...path, action]);
        return [{ kind: action, seconds: seconds ?? 0, spot }];
      }
      default:
        return [{ kind: action, spot }];
    }
  }

  /** Clients that are expected to connect do so where no step says it. */
  expectation(expectation: ExpectationValues, path: ValuePath): Step[] {
    for (const key of ['connect', 'messages', 'disconnected'] as const) {
      for (const name of Object.keys(expectation[key] ?? {}))
        this.#clients([name], [...path, key, name], true);
    }
    for (const name of Object.keys(expectation.connected ?? {}))
      this.#connections([name], [...path, 'connected', name], true);
    return [{ kind: 'expect', expectation, spot: this.#spot(path) }];
  }

  #as({ as }: StepValues, path: ValuePath): string | undefined {
    if (as !== undefined) return this.#clients([as], [...path, 'as'])[0];
    if (this.known.length === 1) return this.known[0];
    this.fault(texts.asMissing, path);
    return undefined;
  }

  #clients(names: readonly string[], path: ValuePath, isKey = false): readonly string[] {
    for (const name of names) {
      if (!this.known.includes(name)) this.fault(unknown('client', name, this.known), path, isKey);
    }
    return names;
  }

  /** Clients, or bridges with a far end. */
  #connections(names: readonly string[], path: ValuePath, isKey = false): readonly string[] {
    const known = [...this.known, ...this.bridges];
    const kind = this.bridges.length > 0 ? 'clientOrBridge' : 'client';
    for (const name of names) {
      if (!known.includes(name)) this.fault(unknown(kind, name, known), path, isKey);
    }
    return names;
  }

  #spot(path: ValuePath): Spot {
    return { path, range: this.source.rangeOf(path) };
  }
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}
