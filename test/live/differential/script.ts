import fc from 'fast-check';

/** One thing a client does. Clients are numbers; topics are behind the script's own prefix. */
export type Step =
  | {
      readonly does: 'connect';
      readonly client: number;
      readonly version: 3 | 4 | 5;
      readonly clean: boolean;
      readonly expiry: number;
      readonly receiveMaximum: number;
      readonly will:
        | { readonly topic: string; readonly qos: 0 | 1 | 2; readonly retain: boolean }
        | undefined;
    }
  | {
      readonly does: 'subscribe';
      readonly client: number;
      readonly filter: string;
      readonly qos: 0 | 1 | 2;
      readonly nl: boolean;
      readonly rap: boolean;
      readonly rh: 0 | 1 | 2;
      readonly identifier: number;
    }
  | { readonly does: 'unsubscribe'; readonly client: number; readonly filter: string }
  | {
      readonly does: 'publish';
      readonly client: number;
      readonly topic: string;
      readonly qos: 0 | 1 | 2;
      readonly retain: boolean;
      readonly payload: string;
      readonly expires: boolean;
      readonly property: boolean;
    }
  | { readonly does: 'disconnect'; readonly client: number; readonly withWill: boolean }
  | { readonly does: 'drop'; readonly client: number }
  | { readonly does: 'hold'; readonly client: number; readonly holds: boolean };

const CLIENTS = 3;
const TOPICS = ['a', 'a/b', 'a/b/c', 'a//b', 'b', 'b/b'];
const FILTERS = [
  ...TOPICS,
  'a/+',
  'a/#',
  '+/b',
  '+',
  '#',
  '+/#',
  'a/b/+',
  '$share/g/a/b',
  '$share/g/a/#',
  '$share/h/a/b',
];

const client = fc.nat(CLIENTS - 1);
const qos = fc.constantFrom(0, 1, 2);
const topic = fc.constantFrom(...TOPICS);
const filter = fc.constantFrom(...FILTERS);
const flag = fc.boolean();

const connecting = fc.record({
  does: fc.constant('connect'),
  client,
  version: fc.constantFrom(3, 4, 5),
  clean: flag,
  expiry: fc.constantFrom(0, 1000),
  receiveMaximum: fc.constantFrom(0, 1, 3),
  will: fc.option(fc.record({ topic, qos, retain: flag }), { nil: undefined, freq: 3 }),
});

/** Most of what happens is between clients that are there. */
const step = fc.oneof(
  { weight: 3, arbitrary: connecting },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('subscribe'),
      client,
      filter,
      qos,
      nl: flag,
      rap: flag,
      rh: fc.constantFrom(0, 1, 2),
      identifier: fc.constantFrom(0, 0, 7, 300),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('unsubscribe'), client, filter }) },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('publish'),
      client,
      topic,
      qos,
      retain: flag,
      payload: fc.constantFrom('', 'x', 'a longer payload'),
      expires: flag,
      property: flag,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('disconnect'), client, withWill: flag }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('drop'), client }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('hold'), client, holds: flag }) },
) as fc.Arbitrary<Step>;

/** Everybody comes in first; then anything may happen. */
export const script: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.tuple(
      ...Array.from({ length: CLIENTS }, (_, index) =>
        connecting.map((one) => ({ ...one, client: index }) as Step),
      ),
    ),
    fc.array(step, { minLength: 5, maxLength: 30 }),
  )
  .map(([first, rest]) => [...first, ...rest]);
