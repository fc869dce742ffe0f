import { expect, test } from 'vitest';
import { type Covered, coverageOf, mergeCoverage } from '../src/internal.js';
import { HEAD, run } from './support.js';

const FILES = {
  'mosquitto.conf':
    'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\nlistener 1884\nconnection c\naddress 192.0.2.1\ntopic a/# out\n',
  acl: 'user alice\ntopic write home/door\ntopic read home/#\n\nuser bob\ntopic read home/#\n',
};

/** What is touched and what is not: `+ acl:2`, `- acl:6`. */
async function covered(cases: string): Promise<string[]> {
  const found: Covered[][] = [];
  const all: Parameters<typeof coverageOf>[] = [];
  await run(`${HEAD}cases:\n${cases}`, FILES, { onSetup: (...one) => all.push(one) });
  for (const one of all) found.push(coverageOf(...one));
  return mergeCoverage(found).map(
    ({ touched, file, line, kind }) => `${touched ? '+' : '-'} ${kind} ${file.split('/').at(-1)}:${line}`,
  );
}

test('listeners, ACL lines and topics of bridges that no case has touched', async () => {
  expect(
    await covered(
      '  - { name: x, when: [{ subscribe: "home/#", as: bob }, { publish: home/door, as: alice, qos: 1 }] }\n',
    ),
  ).toEqual([
    '+ listener mosquitto.conf:1',
    '+ acl acl:2',
    '- acl acl:3',
    '+ acl acl:6',
    '- listener mosquitto.conf:5',
    '- bridge-topic mosquitto.conf:8',
  ]);
});
