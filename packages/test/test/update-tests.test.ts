import { expect, test } from 'vitest';
import { updateTests } from '../src/internal.js';
import { HEAD, run, told } from './support.js';

/** What a file is changed to, and what is left. */
async function updated(text: string) {
  return updateTests(text, await run(text));
}

test('only the values that are not met are changed; comments and the rest stay', async () => {
  const text = `${HEAD}access: |
  client  home/door  home/light
  alice   r          rw
  bob     r          r
cases:
  - name: x # a comment
    when:
      - { subscribe: 'home/#', as: bob }
      - { publish: home/door, as: alice, payload: open }
    then: { messages: { bob: [] } }
`;
  const { text: after, changed, left } = await updated(text);
  expect([changed, left]).toEqual([3, 0]);
  expect(after).toBe(
    text
      .replace('alice   r          rw', 'alice   rw         r')
      .replace('bob: [] }', 'bob: [{ topic: home/door, payload: open }] }'),
  );
  expect(told(await run(after)).every((line) => line.startsWith('passed'))).toBe(true);
});

test('what the file does not say yet is added', async () => {
  const text = `${HEAD}cases:\n  - name: x\n    given: { eve: {} }\n    when:\n      - connect: eve\n`;
  const { text: after } = await updated(text);
  expect(after).toContain('then: not-authorized');
  expect(told(await run(after))).toEqual(['passed x']);
});

test('expectations that two releases would write differently are left', async () => {
  const files = { 'mosquitto.conf': 'listener 1883\n' };
  const text =
    'configuration: mosquitto.conf\ntargets: [1.6.15, 2.0.22]\nclients: { a: {} }\ncases:\n  - { name: x, when: [{ connect: a, then: client-id }] }\n';
  const result = updateTests(text, await run(text, files));
  expect(result).toEqual({ text, changed: 0, left: 1 });
});

test('nothing is changed where everything is as expected', async () => {
  const text = `${HEAD}cases: [{ name: x, when: [{ connect: alice }] }]\n`;
  expect(await updated(text)).toEqual({ text, changed: 0, left: 0 });
});
