import { analyse, findTarget, latest, parseRelease } from '@mosquitto-conf/config';
import { planUpgrade } from '@mosquitto-conf/validator';
import { describe, expect, test } from 'vitest';
import { askPolicies } from './ask-policies.js';
import { differences, measuredConfigurations, policyMachine } from './measured.js';

const RELEASE = '2.1.2';
const ANNOUNCED = parseRelease('3.0')!;

describe('what is announced for 3.0', () => {
  const running = measuredConfigurations().filter(({ answers }) => answers[RELEASE]?.outcome === 'running');

  test('the upgrade writes plugins, with which every measured client gets the same answers', async () => {
    let written = 0;
    for (const one of running) {
      const plan = planUpgrade(
        'mosquitto.conf',
        findTarget(RELEASE)!,
        latest,
        policyMachine(one.files),
        ANNOUNCED,
      );
      if (typeof plan === 'string') throw new Error(`${one.id}: ${plan}`);
      const text = plan.texts.get('mosquitto.conf') ?? one.files['mosquitto.conf']!;
      const byHand = plan.findings.some(({ change, edited }) => change === 'file-plugins' && !edited);
      if (!byHand) expect(text, one.id).not.toMatch(/^(acl_file|password_file) /m);
      if (text !== one.files['mosquitto.conf']) written++;
      const files = { ...one.files, 'mosquitto.conf': text };
      const after = analyse('mosquitto.conf', latest, policyMachine(files));
      expect(differences(one, RELEASE, await askPolicies(after, one, RELEASE)), `${one.id}\n${text}`).toEqual(
        [],
      );
    }
    expect(written).toBeGreaterThan(10);
  });

  test.each([
    [
      'listener 1883\npassword_file passwd\nacl_file acl\n',
      'listener 1883\nglobal_plugin /usr/lib/mosquitto_password_file.so\nplugin_opt_password_file passwd\n' +
        'global_plugin /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file acl\n',
    ],
    [
      'per_listener_settings true\nlistener 1883\npassword_file passwd\n',
      'listener 1883\nplugin_load password_file-1 /usr/lib/mosquitto_password_file.so\n' +
        'plugin_opt_password_file passwd\nplugin_use password_file-1\n',
    ],
  ])('%j', (text, written) => {
    const files = { 'mosquitto.conf': text, passwd: 'ana:$7$101$x$y\n', acl: 'topic read a\n' };
    const plan = planUpgrade('mosquitto.conf', latest, latest, policyMachine(files), ANNOUNCED);
    if (typeof plan === 'string') throw new Error(plan);
    expect(plan.texts.get('mosquitto.conf')).toBe(written);
  });
});
