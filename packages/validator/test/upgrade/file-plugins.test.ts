import {
  type Analysis,
  analyse,
  decideAccess,
  findTarget,
  type Host,
  latest,
  listenerPolicies,
  MemoryFiles,
  parseRelease,
  since,
} from '@mosquitto-conf/config';
import { decideLogin } from '@mosquitto-conf/config/internal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planUpgrade } from '../../src/upgrade/index.js';
import { machine } from '../support.js';

const LIBRARY = '\u007fELF\0mosquitto_auth_plugin_version\0mosquitto_plugin_version\0';
const ANNOUNCED = parseRelease('3.0')!;
const HEAD = 'listener 1883\nallow_anonymous false\n';

/** A hash of 64 bytes. */
const HASH = `$6$c2FsdHNhbHRzYWx0$${'A'.repeat(86)}==`;

const people = {
  '/usr/lib/a.so': LIBRARY,
  '/usr/lib/b.so': LIBRARY,
  pw: `ana:${HASH}\n`,
  pw2: `bea:${HASH}\n`,
  acl: 'topic read a\nuser ana\ntopic b/#\n',
  acl2: 'topic c\nuser bea\ntopic b/#\n',
};

function hostOf(files: Readonly<Record<string, string>>): Host {
  return { ...machine({}), files: new MemoryFiles({ ...people, ...files }), hasFilePlugins: true };
}

/** What clients of each listener may do, and which plugins are asked first. */
function answersOf(analysis: Analysis): unknown {
  return listenerPolicies(analysis).map((policy) => {
    const answers = [undefined, 'ana', 'bea', 'nobody'].map((username) => {
      const login = decideLogin(policy, username);
      const asked = login.steps.filter(({ result }) => result === 'plugin').length;
      const rights = ['a', 'b/1', 'c', 'd'].flatMap((topic) =>
        (['read', 'write'] as const).map((access) => {
          const { allowed, plugins } = decideAccess(policy, { clientId: 'c', username }, topic, access);
          return [topic, access, allowed, plugins.map(({ path, options }) => [path, ...options.map(plain)])];
        }),
      );
      return [username, login.allowed, asked, rights];
    });
    return [policy.name, answers];
  });
}

const plain = ({ key, value }: { readonly key: string; readonly value: string }) => `${key}=${value}`;

function upgrade(files: Readonly<Record<string, string>>, from: string) {
  const plan = planUpgrade('mosquitto.conf', findTarget(from)!, latest, hostOf(files), ANNOUNCED);
  if (typeof plan === 'string') throw new Error(plan);
  return plan;
}

describe('upgrade --to 3.0 with other plugins', () => {
  const A = 'plugin /usr/lib/a.so\n';
  const ACL = 'global_plugin /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file acl\n';

  test.each([
    ['a plugin below is still asked first', `${HEAD}acl_file acl\n${A}`, `${HEAD}${A}${ACL}`],
    ['so is one above', `${HEAD}${A}acl_file acl\n`, `${HEAD}${A}${ACL}`],
    [
      'options stay below their plugin',
      `${HEAD}acl_file acl\n${A}plugin_opt_key 1\nmax_keepalive 60\n`,
      `${HEAD}${A}plugin_opt_key 1\n${ACL}max_keepalive 60\n`,
    ],
    [
      'also where the line is between them',
      `${HEAD}${A}acl_file acl\nplugin_opt_key 1\n`,
      `${HEAD}${A}plugin_opt_key 1\n${ACL}`,
    ],
    [
      'a plugin of one listener comes after what is for all',
      `plugin_load a /usr/lib/a.so\nacl_file acl\n${HEAD}plugin_use a\n`,
      `plugin_load a /usr/lib/a.so\n${ACL}${HEAD}plugin_use a\n`,
    ],
    ['comments go with the line', `${HEAD}# rights\nacl_file acl\n\n${A}`, `${HEAD}\n${A}# rights\n${ACL}`],
  ])('%s', (_, text, expected) => {
    expect(upgrade({ 'mosquitto.conf': text }, '2.1.2').texts.get('mosquitto.conf')).toBe(expected);
  });

  test('with per_listener_settings, each listener has its own', () => {
    const text = `per_listener_settings true\nlistener 1883\nacl_file acl\n${A}plugin_opt_key 1\nlistener 1884\n`;
    expect(upgrade({ 'mosquitto.conf': text }, '2.1.2').texts.get('mosquitto.conf')).toBe(
      'listener 1883\nplugin_load a /usr/lib/a.so\nplugin_opt_key 1\nplugin_use a\n' +
        'plugin_load acl_file-1 /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file acl\nplugin_use acl_file-1\n' +
        'listener 1884\n',
    );
  });

  test('before 2.0 the file decides first, and still does', () => {
    const text = `listener 1883\nauth_plugin /usr/lib/a.so\nacl_file acl\n`;
    const after = upgrade({ 'mosquitto.conf': text }, '1.6.15').texts.get('mosquitto.conf');
    expect(after).toContain(`${ACL}plugin /usr/lib/a.so\n`);
  });

  test('1.4 looks at no file where a plugin is loaded, and the plugin still decides alone', () => {
    const text = `listener 1883\nauth_plugin /usr/lib/a.so\nacl_file acl\n`;
    const { texts, after } = upgrade({ 'mosquitto.conf': text }, '1.4.15');
    expect(texts.get('mosquitto.conf')).not.toContain('acl');
    expect(listenerPolicies(after)[0]!.acl).toBeUndefined();
  });

  test('a plugin of a file that is read later is still asked first', () => {
    const files = { 'mosquitto.conf': `${HEAD}acl_file acl\ninclude_dir d\n`, 'd/x.conf': A };
    const { texts } = upgrade(files, '2.1.2');
    expect(texts.get('mosquitto.conf')).toBe(`${HEAD}include_dir d\n`);
    expect(texts.get('d/x.conf')).toBe(A + ACL);
  });

  test('the last line for a file counts, in the order in which files are read', () => {
    const files = { 'mosquitto.conf': `include_dir d\n${HEAD}acl_file acl\n`, 'd/x.conf': 'acl_file acl2\n' };
    const { texts, after } = upgrade(files, '2.1.2');
    expect(texts.get('d/x.conf')).toBe('');
    expect(listenerPolicies(after)[0]!.acl?.path).toBe('acl');
  });

  test('what no line can keep is left to a person', () => {
    const text = `per_listener_settings true\nlistener 1883\nacl_file acl\n${A}listener 1884\nplugin_opt_key 1\n`;
    const { findings, texts } = upgrade({ 'mosquitto.conf': text }, '2.1.2');
    const left = findings.find(({ change }) => change === 'file-plugins');
    expect(left).toMatchObject({ danger: 'refused', edited: false, place: { line: 3 } });
    expect(texts.get('mosquitto.conf') ?? text).toContain('acl_file acl\n');
  });
});

test('a plugin that is asked before a file from 2.0 on is reported', () => {
  const files = { 'mosquitto.conf': 'listener 1883\nacl_file acl\nauth_plugin /usr/lib/a.so\n' };
  const plan = planUpgrade('mosquitto.conf', findTarget('1.6.15')!, latest, hostOf(files));
  if (typeof plan === 'string') throw new Error(plan);
  expect(plan.findings.map(({ message }) => message)).toContain(
    'On port 1883, `/usr/lib/a.so` now decides before `acl`.',
  );
});

const OLD = [
  'acl_file acl',
  'acl_file acl2',
  'password_file pw',
  'plugin /usr/lib/a.so',
  'plugin /usr/lib/b.so',
];
const NEW = [
  ...OLD,
  'global_plugin /usr/lib/a.so',
  'plugin /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file acl2',
  'plugin /usr/lib/mosquitto_password_file.so\nplugin_opt_password_file pw2',
  'plugin_load NAME /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file acl2\nplugin_use NAME',
  'plugin_load NAME /usr/lib/b.so\nplugin_use NAME',
];

const files = fc
  .record({
    from: fc.constantFrom('2.0.22', '2.1.2'),
    isPerListener: fc.boolean(),
    blocks: fc.array(fc.array(fc.nat(100), { maxLength: 5 }), { minLength: 1, maxLength: 3 }),
    included: fc.option(fc.array(fc.nat(100), { minLength: 1, maxLength: 3 }), { nil: undefined }),
    separator: fc.constantFrom('', 'plugin_opt_key 1\n', 'max_keepalive 60\n'),
  })
  .map(({ from, isPerListener, blocks, included, separator }) => {
    const units = since(findTarget(from)!, '2.1') ? NEW : OLD;
    let count = 0;
    const written = (numbers: readonly number[]) =>
      numbers.map((number) => {
        const unit = units[number % units.length]!.replaceAll('NAME', `n${++count}`);
        return `${unit}\n${/plugin \S+[ab].so$/.test(unit) ? separator : ''}`;
      });
    const text = blocks
      .map((block, index) => `listener ${1883 + index}\n${written(block).join('')}`)
      .join('');
    const head = isPerListener ? 'per_listener_settings true\n' : '';
    const include: Record<string, string> = included
      ? { 'd/x.conf': `${isPerListener ? 'listener 1900\n' : ''}${written(included).join('')}` }
      : {};
    const main = `${head}${text}${included ? 'include_dir d\n' : ''}`;
    return { from, files: { 'mosquitto.conf': main, ...include } };
  });

test('the upgrade to 3.0 keeps what clients may do and the turn of each plugin, or leaves it to a person', () => {
  let kept = 0;
  fc.assert(
    fc.property(files, ({ from, files }) => {
      const before = analyse('mosquitto.conf', findTarget(from)!, hostOf(files));
      fc.pre(before.stop === undefined);
      const plan = upgrade(files, from);
      const isByHand = plan.findings.some(({ change, edited }) => change === 'file-plugins' && !edited);
      const after = analyse(
        'mosquitto.conf',
        latest,
        hostOf({ ...files, ...Object.fromEntries(plan.texts) }),
      );
      if (isByHand) return;
      kept++;
      const texts = [...plan.texts].map(([file, text]) => `${file}:\n${text}`).join('');
      expect(after.stop, texts).toBeUndefined();
      expect(answersOf(after), texts).toEqual(answersOf(before));
      expect(texts).not.toMatch(/^(acl_file|password_file) /m);
    }),
    { numRuns: 300 },
  );
  expect(kept).toBeGreaterThan(100);
});
