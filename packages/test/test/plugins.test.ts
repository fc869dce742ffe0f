import { expect, test } from 'vitest';
import { run, told } from './support.js';

const FILES = {
  'mosquitto.conf': 'listener 1883\nplugin /usr/lib/door.so\nplugin_opt_user alice\n',
  'door.mjs': `export default ({ option }) => ({
  basicAuth: ({ username }) => (username === option('user') ? 'allow' : 'deny'),
  aclCheck: ({ topic }) => (topic === 'home/door' ? 'allow' : 'deny'),
});\n`,
  'empty.mjs': 'export const nothing = 1;\n',
  'broken.mjs': 'export default {',
};

const CASE = `clients: { alice: { username: alice, version: 5 }, bob: { username: bob } }
cases:
  - name: x
    when:
      - { publish: home/door, qos: 1, as: alice, then: accepted }
      - { publish: home/light, qos: 1, as: alice, then: denied }
      - { connect: bob, then: refused }
`;

test.each([
  ['{ /usr/lib/door.so: door.mjs }', 'passed x'],
  [
    '{ /usr/lib/dor.so: door.mjs }',
    'mistake 2 There is no plugin "/usr/lib/dor.so". Did you mean "/usr/lib/door.so"?',
  ],
  ['{ /usr/lib/door.so: none.mjs }', 'mistake 2 There is no file "none.mjs" here.'],
  ['{ /usr/lib/door.so: empty.mjs }', /^mistake 2 This module has no default export with handlers/],
  ['{ /usr/lib/door.so: broken.mjs }', /^mistake 2 This module cannot be loaded: /],
])('a module in the place of a plugin: %s', async (plugins, expected) => {
  const found = told(await run(`configuration: mosquitto.conf\nplugins: ${plugins}\n${CASE}`, FILES));
  expect(found).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
});
