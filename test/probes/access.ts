import {
  aclFile,
  allowAnonymous,
  allowZeroLengthClientid,
  autoIdPrefix,
  clientidPrefixes,
  listenerAllowAnonymous,
  listenerAutoIdPrefix,
  passwordFile,
  pskFile,
} from '@mosquitto-conf/config/directives';
import { type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';
import { keyed } from './secured.js';

const PORT = 'listener PORT 127.0.0.1\n';

/** Of the user `ana` with the password `secret`, in a form that every release reads: SHA-512 with a salt. */
const PASSWORDS =
  'ana:$6$YWFhYWFhYWFhYWFh$cmKH4OwZssEZ8OHMn1wDv3GwvrOU6Zkp+nVlkH2Tl1EAlNAnc//LmBKvNOO9ivDlvMPQ+qQ6vHpddaXzor25UQ==\n';

/** What the client id that CONNACK assigns begins with. */
async function assigned(scene: Scene): Promise<string> {
  const { properties } = await scene.connects({ version: 5, clientId: '' });
  return String(properties.assignedClientIdentifier).slice(0, 5);
}

export const accessProbes: readonly Probe[] = [
  probe(allowAnonymous, {
    lines: ['allow_anonymous false', 'allow_anonymous true'],
    configuration: `LINES\n${PORT}`,
    look: async (scene) => (await scene.connects()).code,
    shows: [5, 0],
  }),
  probe(allowZeroLengthClientid, {
    lines: ['allow_zero_length_clientid false', ''],
    look: async (scene) => (await scene.connects({ clientId: '' })).code,
    shows: [2, 0],
  }),
  probe(autoIdPrefix, {
    lines: ['auto_id_prefix lamp-', 'auto_id_prefix door-'],
    first: '1.6.0',
    look: assigned,
    shows: ['lamp-', 'door-'],
  }),
  probe(aclFile, {
    lines: ['acl_file FOLDER/acl', ''],
    files: { acl: 'topic readwrite a\n' },
    look: async (scene) => {
      const client = await scene.connects();
      await client.subscribes('#');
      await client.publishes('a', 'x');
      await client.publishes('b', 'x');
      return client.texts;
    },
    shows: [['a=x'], ['a=x', 'b=x']],
  }),
  probe(passwordFile, {
    lines: ['password_file FOLDER/passwords', ''],
    files: { passwords: PASSWORDS },
    look: async (scene) => [
      (await scene.connects({ username: 'ana', password: Buffer.from('secret') })).code,
      (await scene.connects({ username: 'ana', password: Buffer.from('wrong') })).code,
    ],
    shows: [
      [0, 5],
      [0, 0],
    ],
  }),
  probe(pskFile, {
    lines: ['psk_file FOLDER/keys', 'psk_file FOLDER/others'],
    configuration: `${PORT}allow_anonymous true\npsk_hint garden\nLINES\n`,
    files: { keys: 'lamp:0123456789abcdef\n', others: 'lamp:fedcba9876543210\n' },
    look: async (scene) => (await scene.connects({ tls: keyed('0123456789abcdef') })).code,
    shows: [0, 'closed'],
  }),
  probe(listenerAllowAnonymous, {
    lines: ['listener_allow_anonymous false', 'listener_allow_anonymous true'],
    configuration: `${PORT}LINES\nlistener OTHER 127.0.0.1\nlistener_allow_anonymous true\n`,
    look: async (scene) => [
      (await scene.connects()).code,
      (await scene.connects({ port: scene.other, clientId: 'other' })).code,
    ],
    shows: [
      [5, 0],
      [0, 0],
    ],
  }),
  probe(listenerAutoIdPrefix, {
    lines: ['listener_auto_id_prefix lamp-', ''],
    configuration: `auto_id_prefix door-\n${PORT}allow_anonymous true\nLINES\n`,
    look: assigned,
    shows: ['lamp-', 'door-'],
  }),
  probe(clientidPrefixes, {
    lines: ['clientid_prefixes lamp-', ''],
    look: async (scene) => [
      (await scene.connects({ clientId: 'lamp-1' })).code,
      (await scene.connects({ clientId: 'door-1' })).code,
    ],
    shows: [
      [0, 5],
      [0, 0],
    ],
  }),
];
