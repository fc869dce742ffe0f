import { findTarget, type Language, parseRelease } from '@mosquitto-conf/config';
import { everyConfigText } from '@mosquitto-conf/config/internal';
import { describe, expect, it } from 'vitest';
import { texts } from '../../src/texts/index.js';
import { changes } from '../../src/upgrade/changes/index.js';
import { planUpgrade } from '../../src/upgrade/index.js';
import { machine } from '../support.js';

/** A language that puts every text into brackets, so that a text that is not a template is visible. */
const BRACKETS: Language = [...everyConfigText(), ...texts]
  .flatMap((group) => Object.values(group))
  .reduce<Record<string, Record<string, string>>>((language, { group, key, template }) => {
    language[group] = { ...language[group], [key]: `⟦${template}⟧` };
    return language;
  }, {});

const USER =
  'ana:$6$NGVeq8z9mSFrM9cU$LRuvUAgO2QcY/qk49cWiogpsIO4rR4dq7ZTS5R0VYZJM9VSnmNCUN3ruhNqQOIk19hLYkp+97M14ivcktF1xOQ==\n';

/** Configurations that together are affected by every change. */
const CONFIGURATIONS: readonly (readonly [from: string, to: string, text: string])[] = [
  [
    '1.6.15',
    '2.1.2',
    'max_connections 5\nstore_clean_interval 10\nlistener 1884\nauth_plugin /x/a.so\nauth_opt_host h\n',
  ],
  ['1.5.11', '1.6.15', 'connection attic\naddress attic.lan\ntopic a/# out 1\n'],
  [
    '1.6.15',
    '2.0.22',
    'per_listener_settings true\nlistener 1883\nlistener 8883\ncertfile c\nkeyfile k\ntls_version tlsv1.2\n',
  ],
  ['1.6.15', '2.0.22', 'listener 8883\ncertfile c\n'],
  ['1.6.15', '2.0.22', 'listener 8883\npsk_file keys\npsk_hint h\n'],
  ['2.0.11', '2.0.22', 'per_listener_settings true\nlistener 1883\nallow_anonymous true\n'],
  ['2.0.22', '2.1.2', 'per_listener_settings true\nlistener 1883\npassword_file p\nauto_id_prefix a-\n'],
  [
    '2.0.22',
    '2.1.2',
    'max_connections -1\nlistener 9001\nprotocol websockets\nhttp_dir www\nmessage_size_limit 10k\n',
  ],
  ['2.0.22', '2.1.2', 'listener 1883\nrequire_certificate true\nuse_identity_as_username true\n'],
  ['2.0.22', '2.1.2', 'listener 8883\ncertfile c\nkeyfile k\npsk_file keys\nlistener 8884\npsk_hint h\n'],
  [
    '2.0.22',
    '2.1.2',
    'connection attic\naddress attic.lan\ntopic a/# out\nbridge_capath c\nbridge_tls_version tlsv1.1\n',
  ],
  ['2.1.2', '3.0', 'listener 1883\npassword_file p\nacl_file acl\nlistener 1884\nplugin /x/a.so\n'],
];

const files = {
  p: USER,
  acl: 'user ana\ntopic read a/#\n',
  keys: 'a:00\n',
  c: '',
  k: '',
  'www/index.html': '',
};

describe('every text of an upgrade is a template that can be translated', () => {
  const found = CONFIGURATIONS.map(([from, to, text]) => {
    const announced = to === '3.0' ? parseRelease('3.0') : undefined;
    const target = findTarget(announced ? '2.1.2' : to)!;
    const host = machine({ ...files, 'mosquitto.conf': text });
    return planUpgrade('mosquitto.conf', findTarget(from)!, target, host, announced, BRACKETS);
  });
  const findings = found.flatMap((plan) => (typeof plan === 'string' ? [] : plan.findings));

  it.each(CONFIGURATIONS.map(([from, to, text], index) => [from, to, text, found[index]] as const))(
    '%s to %s: %j',
    (_, __, ___, plan) => {
      if (typeof plan !== 'object') throw new Error(plan);
      for (const { message, help } of plan.findings)
        for (const text of [message, help]) expect(text).toMatch(/^⟦.*⟧$/s);
    },
  );

  it.each(changes.map(({ id }) => id))('%s is among them', (id) => {
    expect(findings.map(({ change }) => change)).toContain(id);
  });

  it('says why it cannot upgrade a configuration', () => {
    const host = machine({ 'mosquitto.conf': 'listen 1883\n' });
    const plan = planUpgrade(
      'mosquitto.conf',
      findTarget('2.0')!,
      findTarget('2.1')!,
      host,
      undefined,
      BRACKETS,
    );
    expect(plan).toMatch(/^⟦Mosquitto 2\.0\.22 already refuses it \(mosquitto\.conf:1\): ⟦.*⟧⟧$/s);
  });
});
