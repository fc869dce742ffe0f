import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type BrokerPlugin, startBrokerFrom } from '../../src/index.js';

const folder = new URL('../../../../examples/go-auth/', import.meta.url);

async function boot(target = '2.1') {
  const { default: goAuth } = (await import(new URL('go-auth.mjs', folder).href)) as {
    default: BrokerPlugin;
  };
  return startBrokerFrom(fileURLToPath(new URL('mosquitto.conf', folder)), {
    target,
    ports: 'ephemeral',
    plugins: { '/mosquitto/go-auth.so': goAuth },
  });
}

describe.each(['1.6', '2.0', '2.1'])('the example of mosquitto-go-auth, as %s', (target) => {
  it('accepts the passwords of its file', async () => {
    await using broker = await boot(target);
    const mayConnect = async (username: string, password: string) =>
      (await broker.mayConnect({ username, password })).allowed;
    expect(await mayConnect('ana', 'summer')).toBe(true);
    expect(await mayConnect('bob', 'winter')).toBe(true);
    expect(await mayConnect('ana', 'winter')).toBe(false);
    expect(await mayConnect('eve', 'summer')).toBe(false);
  });

  it('reads its ACL file as the plugin does', async () => {
    await using broker = await boot(target);
    const may = (username: string, action: 'publish' | 'receive' | 'subscribe', topic: string) =>
      broker.may({ clientId: 'one', username }, action, topic).allowed;
    expect(may('ana', 'publish', 'home/temperature')).toBe(true);
    expect(may('ana', 'publish', 'home/light')).toBe(false);
    expect(may('ana', 'receive', 'home/light')).toBe(true);
    expect(may('ana', 'subscribe', 'home/#')).toBe(true);
    expect(may('ana', 'receive', 'home/secret')).toBe(false);
    expect(may('bob', 'receive', 'home/light')).toBe(false);
    expect(may('bob', 'publish', 'devices/bob/state')).toBe(true);
    expect(may('bob', 'publish', 'devices/ana/state')).toBe(false);
    expect(may('bob', 'receive', 'public/news')).toBe(true);
    expect(may('bob', 'publish', 'public/news')).toBe(false);
  });
});
