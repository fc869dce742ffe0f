import {
  type Analysis,
  analyse,
  findTarget,
  type ListenerPolicy,
  latest,
  listenerPolicies,
  parseRelease,
} from '@mosquitto-conf/config';
import { planUpgrade } from '@mosquitto-conf/validator';
import { describe, expect, test } from 'vitest';
import { policyAnswer } from '../access/policy-answer.js';
import {
  type Answers,
  clientOf,
  differences,
  type MeasuredConfiguration,
  measuredConfigurations,
  policyMachine,
} from './measured.js';

const certificate = { hasCertificate: true, commonName: 'alice', subject: 'CN=alice' };
const RELEASE = '2.1.2';
const ANNOUNCED = parseRelease('3.0')!;

/** What the policies of a configuration answer to the clients that the table has answers for. */
async function ask(analysis: Analysis, { answers }: MeasuredConfiguration): Promise<Answers> {
  if (analysis.stop) return { outcome: 'ended' };
  const ports: Record<string, Record<string, string>> = {};
  for (const policy of listenerPolicies(analysis)) {
    const { port } = policy.listener;
    if (ports[port]) continue;
    const names = Object.keys(answers[RELEASE]!.ports?.[port] ?? { anonymous: '' });
    const given = names.map(async (name) => [name, await answer(policy, name)] as const);
    ports[port] = Object.fromEntries(await Promise.all(given));
  }
  return { outcome: 'running', ports };
}

function answer(policy: ListenerPolicy, name: string): Promise<string> {
  const { encryption, ...client } = clientOf(name);
  const shown = encryption === 'tls+cert' ? certificate : {};
  return policyAnswer(policy, { ...client, ...shown, isEncrypted: encryption !== 'none' });
}

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
      expect(differences(one, RELEASE, await ask(after, one)), `${one.id}\n${text}`).toEqual([]);
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
