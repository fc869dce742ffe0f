import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTests } from '../src/tests/read-tests.js';

/** What is wrong with a test file: `line:column message`. */
async function faults(text: string): Promise<string[]> {
  const { faults } = await readTests(text);
  return faults.map(({ range: { start }, message }) => `${start.line + 1}:${start.character + 1} ${message}`);
}

const HEAD = 'configuration: m.conf\nclients:\n  alice: {}\n  bob: {}\ncases:\n  - name: a\n';

describe('a wrong key or value is a diagnostic with its place and the nearest right name', () => {
  test.each([
    ['configuration: m.conf\nclents: {}\n', '2:1 There is no "clents" here. Did you mean "clients"?'],
    ['clients: {}\n', '1:1 "configuration" is missing.'],
    ['configuration: {}\n', '1:16 This must be a text or a list.'],
    [`${HEAD}    when: [{ conect: alice }]\n`, '7:14 There is no "conect" here. Did you mean "connect"?'],
    [`${HEAD}    when: [{ connect: alcie }]\n`, '7:23 There is no client "alcie". Did you mean "alice"?'],
    [
      `${HEAD}    when: [{ connect: alice, then: acepted }]\n`,
      '7:36 "acepted" is not possible here. Did you mean "accepted"?',
    ],
    [`${HEAD}    when: [{ publish: a }, { subscribe: a }]\n`, '7:28 "as" is missing: name the client.'],
    [
      `${HEAD}    when: [{ connect: alice, publish: a }]\n`,
      '7:12 A step has only one action, but this one has connect and publish.',
    ],
    [
      `${HEAD}    when: [{ as: alice }]\n`,
      /^7:12 This step does nothing\. It needs one of connect, subscribe/,
    ],
    [`${HEAD}    when: [{ wait: 5, as: alice }]\n`, '7:23 "as" does not belong to wait.'],
    [`${HEAD}    when: [{ wait: soon }]\n`, '7:20 This must be a duration: 90, 30s, 5m, 2h or 1d.'],
    [`${HEAD}    when: [{ send: xyz, as: bob }]\n`, /^7:20 This must be bytes in hexadecimal/],
    [`${HEAD}    when: [{ publish: a, qos: 3 }]\n`, '7:31 "3" is not possible here. Possible: 0, 1, 2.'],
    [HEAD, '6:5 This case has neither `when` nor `then`, so it tests nothing.'],
    [
      `${HEAD}    then: { messages: { carol: [] } }\n`,
      '7:25 There is no client "carol". Possible: alice, bob.',
    ],
    [`${HEAD}    then: {}\n`, '7:11 This is empty.'],
    [
      'configuration: m.conf\ncertificates:\n  ca: { is: authority }\n  a: { by: cb }\n',
      '4:12 There is no certificate "cb". Did you mean "ca"?',
    ],
    [
      `${HEAD}    given: { c: { certificate: x } }\n    then: { connect: { c: accepted } }\n`,
      '7:32 There is no certificate "x".',
    ],
    [
      // It is reported once, however many cases there are.
      `certificates: { ca: }\n${HEAD.replace('bob: {}', 'bob: { certificate: cb }')}    when: [{ connect: bob }]\n  - { name: b, when: [{ connect: bob }] }\n`,
      '5:23 There is no certificate "cb". Did you mean "ca"?',
    ],
    [
      'configuration: m.conf\ntargets: [2.0, 9.9]\n',
      /^2:16 There is no release "9\.9" \(did you mean 2\.1\.\d+\?\)/,
    ],
    [
      'configuration: m.conf\nbridges: { cloud: { adress: x } }\n',
      '2:21 There is no "adress" here. Possible: configuration, target.',
    ],
    ['configuration: m.conf\nbridges: { cloud: { target: 9.9 } }\n', /^2:29 There is no release "9\.9"/],
    [
      'configuration: m.conf\nbridges: { cloud: {} }\nclients: { app: { bridge: clowd } }\n',
      '3:27 There is no bridge "clowd". Did you mean "cloud"?',
    ],
    [
      'configuration: m.conf\nbridges: { cloud: {} }\nclients: { cloud: {} }\n',
      '3:12 A bridge has the name "cloud" too: choose another one.',
    ],
    [
      `bridges: { cloud: {} }\n${HEAD}    when: [{ cut: clowd }]\n`,
      '8:19 There is no client or bridge "clowd". Did you mean "cloud"?',
    ],
    [
      `bridges: { cloud: {} }\n${HEAD}    when: [{ disconnect: cloud }]\n`,
      '8:26 There is no client "cloud". Possible: alice, bob.',
    ],
    ['configuration: [m\n', /^\d+:\d+ This is not well-formed YAML/],
  ])('%j', async (text, expected) => {
    const [first, ...others] = await faults(text);
    expect(others).toEqual([]);
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
  });
});

describe('a number is the text that was written', () => {
  test.each([
    ['2.0', '2.0'],
    ['007', '007'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['-0', '-0'],
    ['+1', '+1'],
    ['1883', 1883],
    ['1.5', 1.5],
  ])('%s', async (written, expected) => {
    const { plan } = await readTests(`configuration: m.conf\nclients: { a: { password: ${written} } }\n`);
    expect(plan?.values.clients?.a?.password).toBe(expected);
  });
});

describe('access tables', () => {
  const table = (text: string) => `configuration: m.conf\nclients: { alice: {} }\naccess: |\n${text}`;
  test.each([
    [table('  client a\n  alice  x\n'), '5:3 "x" is not valid in a table. Write r, w, rw or -.'],
    [
      table('  client a b\n  alice  r\n'),
      '5:3 The row "alice" needs 2 cells, one for each topic, but has 1.',
    ],
    [table('  client a\n  alcie  r\n'), '5:3 There is no client "alcie". Did you mean "alice"?'],
    [table('  client a/#\n  alice  r\n'), '4:3 "a/#" is a filter: write a topic.'],
    [table('  client a\n'), '4:3 The table has no clients.'],
    [table('  client\n'), '4:3 The table has no topics.'],
  ])('%j', async (text, expected) => {
    expect(await faults(text)).toEqual([expected]);
  });

  test('have a case for each row', async () => {
    const { plan } = await readTests(table('  client a b\n  alice  r -\n  # nobody\n  anonymous w rw\n'));
    expect(plan?.cases.map(({ name, spot }) => [name, spot.range.start.line + 1])).toEqual([
      ['access: alice', 5],
      ['access: anonymous', 7],
    ]);
  });
});

describe('repeated cases', () => {
  test('each combination has a case', async () => {
    const text = `configuration: m.conf\ncases:\n  - name: \${user} and \${topic}\n    for: { user: [a, b], topic: [1, 2] }\n    given: { c: { username: '\${user}' } }\n    when: [{ subscribe: 't/\${topic}' }]\n`;
    const { plan } = await readTests(text);
    expect(plan?.cases.map(({ name }) => name)).toEqual(['a and 1', 'a and 2', 'b and 1', 'b and 2']);
    expect(plan?.cases[3]?.clients.c).toEqual({ username: 'b' });
    expect(plan?.cases[3]?.steps[0]).toMatchObject({ as: 'c', filters: ['t/2'] });
  });

  test('a name without the variables is made different', async () => {
    const text =
      'configuration: m.conf\ncases:\n  - name: x\n    for: { n: [1, 2] }\n    when: [{ wait: 1 }]\n';
    const { plan } = await readTests(text);
    expect(plan?.cases.map(({ name }) => name)).toEqual(['x (n 1)', 'x (n 2)']);
  });
});

test('no text makes it throw, and each fault has a place in the text', async () => {
  const key = fc.constantFrom(
    'configuration',
    'cases',
    'name',
    'when',
    'then',
    'for',
    'access',
    'given',
    'x',
    '<<',
  );
  const tree = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant('client a\nb r')),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        tree.map((value) => JSON.stringify(value)),
      ),
      async (text) => {
        const { faults, plan } = await readTests(text);
        expect(plan === undefined).toBe(faults.length > 0);
        const lines = text.split('\n').length;
        for (const { range, message } of faults) {
          expect(message).not.toBe('');
          expect(range.start.line).toBeLessThan(lines + 1);
          expect(range.start.line).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 300 },
  );
});
