import { expect, test } from 'vitest';
import { certificates, start } from './support.js';

const TLS = 'listener 8883\nallow_anonymous true\ncafile ca.crt\ncertfile server.crt\nkeyfile server.key\n';

test('the certificates of listeners and bridges come with their facts', () => {
  const { certificates: found, configuration } = start('2.1.2', TLS, { has: certificates });
  expect(found.map(({ setting, authority, index }) => [setting.directive.name, authority, index])).toEqual([
    ['cafile', true, 0],
    ['certfile', false, 0],
  ]);
  const [ca, server] = found;
  expect(ca).toMatchObject({ selfIssued: true, mayIssue: true, owner: configuration.listeners[0] });
  expect(server).toMatchObject({ selfIssued: false, mayIssue: false, issuer: ca!.subject });
  expect(server!.notAfter.getTime()).toBeGreaterThan(server!.notBefore.getTime());
});

test('the time is the one handed in', () => {
  const now = new Date('2031-02-03');
  expect(start('2.1.2', TLS, { has: certificates, now }).now).toBe(now);
});

test('access files come with the listeners they are for', () => {
  const has = { acl: 'topic read a\n', passwd: '' };
  const shared = start('2.1.2', 'listener 1883\nlistener 1884\nacl_file acl\npassword_file passwd\n', {
    has,
  });
  expect(shared.access).toHaveLength(1);
  expect(shared.access[0]?.listeners).toHaveLength(2);
  expect(shared.access[0]?.acl?.anonymous).toHaveLength(1);
  expect(shared.report.documents.get('acl')?.text).toBe(has.acl);
  const own = start('2.1.2', 'per_listener_settings true\nlistener 1883\nacl_file acl\nlistener 1884\n', {
    has,
  });
  expect(own.access.map(({ acl }) => acl?.path)).toEqual(['acl', undefined]);
});

test('permissions of a copy do not count, those of the real machine do', () => {
  const status = { kind: 'file', mode: 0o644, uid: 1, gid: 1 } as const;
  const key = { content: certificates['server.key'] as Uint8Array, status };
  const codes = (file: typeof key | Uint8Array) =>
    start('2.1.2', TLS, { has: { ...certificates, 'server.key': file } }).report.remarks.map(
      ({ code }) => code,
    );
  expect(codes(key)).toContain('private-key-readable');
  expect(codes(key.content)).not.toContain('private-key-readable');
});
