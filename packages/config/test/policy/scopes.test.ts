import { expect, test } from 'vitest';
import { policies, read } from './support.js';

/** For each listener, what decides there: its files, then the plugins that are asked. */
function deciding(release: string, text: string, files?: Readonly<Record<string, string>>): string[] {
  expect(read(release, text, files).stop).toBe(undefined);
  return policies(release, text, files).map(({ passwords, acl, psk, asked }) =>
    [passwords?.path, acl?.path, psk?.path, ...asked.map(({ path }) => path)]
      .filter((path) => path !== undefined)
      .join(' '),
  );
}

// Measured with 1.5.4, 1.6.15 and 2.0.22 for password files (mosquitto_security_init_default, mosquitto_security_module_init).
test('what was set for one listener does not count once settings are for all', () => {
  const text = (line: string) =>
    `per_listener_settings true\nlistener 1883\n${line}\nper_listener_settings false\nallow_anonymous true`;
  for (const release of ['1.5.4', '1.6.15', '2.0.22']) {
    expect(deciding(release, text('password_file passwd'))).toEqual(['']);
    expect(deciding(release, text('auth_plugin ./a.so'))).toEqual(['']);
  }
});

test('that is so for the plugin for dynamic security, too', () => {
  const plugin = 'plugin mosquitto_dynamic_security.so\nplugin_opt_config_file dynamic.json';
  const [own] = policies(
    '2.0.22',
    `per_listener_settings true\nlistener 1883\n${plugin}\npassword_file passwd\nper_listener_settings false\nallow_anonymous true`,
    { 'dynamic.json': '{}' },
  );
  expect([own?.dynamicSecurity, own?.passwords, own?.asked]).toEqual([undefined, undefined, []]);
});

// Up to 1.5.6 only lines of the same file make it too late for per_listener_settings (config__read_file_core); measured with 1.5.4
// and 1.5.5.
test('what was set for all does not count once each listener has its own', () => {
  const files = { 'more/own.conf': 'per_listener_settings true\nlistener 1883\nallow_anonymous true\n' };
  for (const line of ['password_file passwd', 'acl_file acl', 'auth_plugin ./a.so'])
    expect(deciding('1.5.4', `${line}\ninclude_dir more`, files)).toEqual(['']);
});
