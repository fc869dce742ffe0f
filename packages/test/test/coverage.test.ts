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

test('clients and roles of dynamic security, and the ACLs of roles', async () => {
  const security = `{ "clients": [
  { "username": "alice", "encoded_password": "$7$101$MTIzNDU2Nzg5MDEy$h3OGTDkrPBc1IDrkvFUXjghw4dN9103fBdTZDvDSOC4EJPkNbHi3fY2BTXXd1fmFkTQ4lpBRhpsAUEy+yj0eSQ==",
    "roles": [{ "rolename": "door" }] },
  { "username": "bob" }],
"roles": [
  { "rolename": "door", "acls": [
    { "acltype": "publishClientSend", "topic": "home/door", "allow": true },
    { "acltype": "publishClientReceive", "topic": "home/light", "allow": true }] },
  { "rolename": "attic", "acls": [
    { "acltype": "publishClientSend", "topic": "home/attic", "allow": true }] }] }
`;
  const files = {
    'mosquitto.conf':
      'listener 1883\nallow_anonymous false\nplugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file security.json\n',
    'security.json': security,
  };
  const all: Parameters<typeof coverageOf>[] = [];
  const text =
    'configuration: mosquitto.conf\nclients: { alice: { username: alice, password: secret, version: 5 } }\ncases: [{ name: x, when: [{ publish: home/door, qos: 1, as: alice, then: accepted }] }]\n';
  const { runs } = await run(text, files, { onSetup: (...one) => void all.push(one) });
  expect(runs[0]?.cases[0]?.status).toBe('passed');
  const found = all.flatMap((one) => coverageOf(...one));
  expect(
    found.map(({ touched, kind, name, line }) => `${touched ? '+' : '-'} ${kind} ${name} ${line}`),
  ).toEqual([
    '+ listener port 1883 1',
    '+ user alice 2',
    '- user bob 4',
    '- role attic 9',
    '- acl attic: publishClientSend home/attic 10',
    '+ role door 6',
    '+ acl door: publishClientSend home/door 7',
    '- acl door: publishClientReceive home/light 8',
  ]);
});

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
