import { describe, expect, it } from 'vitest';
import {
  doComplete,
  doHover,
  findDefinition,
  findReferences,
  format,
  getSemanticTokens,
} from '../src/index.js';
import { shown } from './support/navigation.js';
import { open } from './support/open.js';

const CONFIGURATION =
  'listener 1883 127.0.0.1\nplugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file people.data\n';

const file = (text: string) => ({ 'mosquitto.conf': CONFIGURATION, 'people.data': text });

/** The labels that are offered, and what the first writes. */
function complete(text: string) {
  const { document, position } = open(file(text));
  const { items } = doComplete(document, position);
  const edit = items[0]?.textEdit;
  return { labels: items.map(({ label }) => label), first: edit?.newText };
}

function hover(text: string): string {
  const { document, position } = open(file(text));
  return JSON.stringify(doHover(document, position)?.contents ?? '');
}

const ROLES = `"roles": [{"rolename": "house", "acls": [{"acltype": "subscribePattern", "topic": "house/#", "allow": true}]}]`;

describe('a dynamic security file, whatever its name is', () => {
  it('has its keys completed, without those that are there', () => {
    expect(complete(`{<|> ${ROLES}}`).labels).toEqual([
      'defaultACLAccess',
      'clients',
      'groups',
      'anonymousGroup',
      'changeIndex',
    ]);
    expect(complete(`{"clients": [{"username": "ana", <|>}]}`).labels).not.toContain('username');
    expect(complete(`{"clients": [{"us<|>"}]}`).first).toBe('"username": "$0"');
  });

  it('has its values completed: types of ACLs, names of roles and topics', () => {
    expect(complete(`{"roles": [{"acls": [{"acltype": "<|>"}]}]}`).labels).toContain('publishClientSend');
    expect(complete(`{"clients": [{"roles": [{"rolename": <|>}]}], ${ROLES}}`)).toEqual({
      labels: ['house'],
      first: '"house"',
    });
    expect(complete(`{"groups": [{"roles": [{"rolename": "<|>"}]}], ${ROLES}}`).labels).toEqual(['house']);
    expect(complete(`{${ROLES.replace('"acls": [', '"acls": [{"topic": "<|>"}, ')}}`).labels).toContain(
      'house/#',
    );
    expect(complete(`{"clients": [{"disabled": <|>}]}`).labels).toEqual(['true', 'false']);
  });

  it('offers nothing for secrets', () => {
    expect(complete(`{"clients": [{"password": "<|>"}]}`).labels).toEqual([]);
  });

  it('says what keys, types and names are', () => {
    expect(hover(`{"clients": [{"dis<|>abled": true}]}`)).toContain('no client can log in');
    expect(hover(`{${ROLES.replace('subscribeP', 'subscribe<|>P')}}`)).toContain('Subscribing to any filter');
    expect(
      hover(`{"clients": [{"username": "ana", "roles": [{"rolename": "hou<|>se"}]}], ${ROLES}}`),
    ).toContain('`subscribePattern` allows `house/#`');
    expect(hover(`{"clients": [{"username": "a<|>na", "clientid": "c", "disabled": true}]}`)).toContain(
      'Disabled',
    );
  });

  it('never shows a hash', () => {
    expect(hover(`{"clients": [{"username": "ana", "password": "S3CR<|>3T"}]}`)).not.toContain('S3CR3T');
  });

  it('leads from a reference to what it names, and back', () => {
    const text = `{"clients": [\n{"username": "ana", "roles": [{"rolename": "hou<|>se"}]}],\n${ROLES}}`;
    const { project, document, position } = open(file(text));
    expect(shown(project, findDefinition(document, position))).toEqual(['people.data:3:house']);
    expect(shown(project, findReferences(document, position, { includeDeclaration: false }))).toEqual([
      'people.data:2:house',
    ]);
  });

  it('keeps the form and the colors that the editor gives it', () => {
    const { document } = open(file(`{  "clients":[ ] }<|>`));
    expect(format(document)).toEqual([]);
    expect(getSemanticTokens(document).data).toEqual([]);
  });
});
