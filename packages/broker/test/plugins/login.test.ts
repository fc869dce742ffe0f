import type { IClientOptions } from 'mqtt';
import { describe, expect, it } from 'vitest';
import type { Broker, BrokerOptions, BrokerPlugin, PluginDecision } from '../../src/index.js';
import { boot, client } from '../support/boot.js';
import { passwordFile } from '../support/passwords.js';
import { when } from '../support/when.js';

const PATH = '/usr/lib/x.so';
const PLUGIN = `listener 1883 127.0.0.1\nplugin ${PATH}\n`;

/** A broker whose plugin has a stand-in. */
function bootWith(
  plugin: BrokerPlugin,
  text = PLUGIN,
  options: BrokerOptions & Parameters<typeof boot>[1] = {},
) {
  return boot(text, { plugins: { [PATH]: plugin }, decisions: true, skips: ['plugins'], ...options });
}

/** Whether a client may connect, and why. */
async function connect(broker: Broker, options: IClientOptions): Promise<string> {
  const one = client(broker, { clientId: 'one', protocolVersion: 4, ...options });
  const arrived = await when(one, 'connect').then(
    () => true,
    () => false,
  );
  one.end(true);
  return `${arrived ? 'yes' : 'no'} ${broker.decisions.findLast(({ kind }) => kind === 'connect')?.reason}`;
}

/** What the plugin `auth_plugin_pwd` of the reference's suite answers. */
const passwords: BrokerPlugin = {
  basicAuth: ({ username, password }) => {
    if (username === 'test-username' && `${password}` === 'cnwTICONIURW') return 'allow';
    if (username === 'readonly') return 'allow';
    return username === 'test-username@v2' ? 'defer' : 'deny';
  },
};

describe('a plugin decides who may connect', () => {
  it.each(['1.6', '2.0', '2.1'])('by username and password, as %s', async (target) => {
    await using broker = await bootWith(
      passwords,
      `listener 1883 127.0.0.1\nauth_plugin ${PATH}\nallow_anonymous false\n`,
      { target },
    );
    expect(await connect(broker, { username: 'test-username', password: 'cnwTICONIURW' })).toBe(
      'yes plugin-accepted',
    );
    expect(await connect(broker, { username: 'test-username', password: 'no' })).toBe('no plugin-denied');
    expect(await connect(broker, { username: 'readonly' })).toBe('yes plugin-accepted');
    // One that leaves it to others, of which there are none.
    expect(await connect(broker, { username: 'test-username@v2' })).toBe('no plugin-denied');
  });

  it('from 2.0 on anonymous clients too', async () => {
    const seen: unknown[] = [];
    const plugin: BrokerPlugin = {
      basicAuth: ({ username, password, client: one }) => {
        seen.push([username, password, one.clientId, one.version, one.listener]);
        return 'allow';
      },
    };
    await using broker = await bootWith(plugin);
    expect(await connect(broker, { protocolVersion: 5 })).toBe('yes plugin-accepted');
    expect(seen).toEqual([[undefined, undefined, 'one', 5, '1883']]);
    await using old = await bootWith(
      plugin,
      `listener 1883 127.0.0.1\nauth_plugin ${PATH}\nallow_anonymous true\n`,
      { target: '1.6' },
    );
    expect(await connect(old, {})).toBe('yes anonymous-allowed');
    expect(seen).toHaveLength(1);
  });

  it('leaves an anonymous client to `allow_anonymous`, if it defers', async () => {
    const defers: BrokerPlugin = { basicAuth: () => 'defer' };
    await using open = await bootWith(defers, `${PLUGIN}allow_anonymous true\n`);
    expect(await connect(open, {})).toBe('yes anonymous-allowed');
    expect(await connect(open, { username: 'ana' })).toBe('no plugin-denied');
    await using closed = await bootWith(defers);
    expect(await connect(closed, {})).toBe('no anonymous-denied');
  });

  it('as if it were not there, if it ignores the client: only in 2.1', async () => {
    const ignores: BrokerPlugin = { basicAuth: () => 'ignore' };
    const text = `${PLUGIN}allow_anonymous true\n`;
    await using now = await bootWith(ignores, text);
    expect(await connect(now, { username: 'ana' })).toBe('yes no-access-files');
    await using before = await bootWith(ignores, text, { target: '2.0' });
    expect(await connect(before, { username: 'ana' })).toBe('no plugin-denied');
  });

  it('as if it were not there, if it does not handle the event', async () => {
    await using broker = await bootWith({}, `${PLUGIN}allow_anonymous true\n`);
    expect(await connect(broker, { username: 'ana' })).toBe('yes no-access-files');
  });

  it('later, and what comes meanwhile waits', async () => {
    let answer: ((decision: PluginDecision) => void) | undefined;
    await using broker = await bootWith({ basicAuth: () => new Promise((resolve) => (answer = resolve)) });
    const one = client(broker, { clientId: 'one', username: 'delayed-username' });
    const connected = when(one, 'connect');
    await expect.poll(() => answer).toBeDefined();
    expect(broker.connections).toEqual([]);
    answer?.('allow');
    await connected;
    expect(broker.connections).toMatchObject([{ clientId: 'one' }]);
    one.end(true);
  });

  it('and gives it other names', async () => {
    await using broker = await bootWith({
      basicAuth: () => ({ decision: 'allow', clientId: 'allowed', username: 'ana' }),
    });
    await when(client(broker, { clientId: 'id-change-test', username: 'x' }), 'connect');
    expect(broker.connections).toMatchObject([{ clientId: 'allowed', username: 'ana' }]);
  });
});

// PBKDF2 of `secret`, as Mosquitto writes it.
const SECRET =
  '$7$101$MTIzNDU2Nzg5MDEy$h3OGTDkrPBc1IDrkvFUXjghw4dN9103fBdTZDvDSOC4EJPkNbHi3fY2BTXXd1fmFkTQ4lpBRhpsAUEy+yj0eSQ==';

describe('plugins and files are asked in the order of the release', () => {
  const files = { pw: passwordFile({ ana: 'secret' }) };
  const sees = (decision: PluginDecision) => ({ basicAuth: () => decision });
  const text = `listener 1883 127.0.0.1\npassword_file pw\nplugin ${PATH}\n`;

  it('from 2.0 the plugin first: its answer counts', async () => {
    await using accepts = await bootWith(sees('allow'), text, { files });
    expect(await connect(accepts, { username: 'bob' })).toBe('yes plugin-accepted');
    await using denies = await bootWith(sees('deny'), text, { files });
    expect(await connect(denies, { username: 'ana', password: 'secret' })).toBe('no plugin-denied');
    await using defers = await bootWith(sees('defer'), text, { files });
    expect(await connect(defers, { username: 'ana', password: 'secret' })).toBe('yes password-accepted');
    expect(await connect(defers, { username: 'bob' })).toBe('no user-unknown');
  });

  it('in 1.6 the file alone decides on a username', async () => {
    const old = text.replace('plugin ', 'auth_plugin ');
    await using broker = await bootWith(sees('allow'), old, { files, target: '1.6' });
    expect(await connect(broker, { username: 'bob' })).toBe('no user-unknown');
  });

  it('several plugins in the order of their lines, each with its own options', async () => {
    const order: string[] = [];
    const plugin: BrokerPlugin = (broker) => ({
      basicAuth: () => {
        order.push(`${broker.option('name')}`);
        return broker.option('name') === 'last' ? 'allow' : 'defer';
      },
    });
    const lines = `plugin ${PATH}\nplugin_opt_name first\nplugin ${PATH}\nplugin_opt_name old\nplugin_opt_name last\n`;
    await using broker = await bootWith(plugin, `listener 1883 127.0.0.1\n${lines}`);
    expect(await connect(broker, { username: 'ana' })).toBe('yes plugin-accepted');
    expect(order).toEqual(['first', 'last']);
  });

  it('in the order of the lines with dynamic security', async () => {
    const dynamic = {
      'd.json': JSON.stringify({ clients: [{ username: 'ana', encoded_password: SECRET }] }),
    };
    const dynsec = 'plugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file d.json\n';
    const own = `plugin ${PATH}\n`;
    const ana = { username: 'ana', password: 'secret' };
    await using first = await bootWith(sees('deny'), `listener 1883 127.0.0.1\n${own}${dynsec}`, {
      files: dynamic,
    });
    expect(await connect(first, ana)).toBe('no plugin-denied');
    await using second = await bootWith(sees('allow'), `listener 1883 127.0.0.1\n${dynsec}${own}`, {
      files: dynamic,
    });
    expect(await connect(second, { ...ana, password: 'wrong' })).toBe('no dynamic-security-denied');
  });
});

describe('a plugin without a stand-in', () => {
  const text = `${PLUGIN}allow_anonymous true\n`;
  const options = { skips: ['plugins'] as const, decisions: true };

  it('denies, and is named', async () => {
    await using broker = await boot(text, options);
    expect(await connect(broker, { username: 'ana' })).toBe('no plugin-missing');
    expect(broker.unsupported).toMatchObject([{ place: { line: 2 } }]);
  });

  it('is ignored if the caller says so', async () => {
    await using broker = await boot(text, { ...options, missingPlugins: 'ignore' });
    expect(await connect(broker, { username: 'ana' })).toBe('yes no-access-files');
    expect(broker.unsupported).toMatchObject([{ instead: expect.stringContaining('ignored') }]);
  });

  it('is none of the broker’s own that has nothing to decide by', async () => {
    const own = 'plugin /usr/lib/mosquitto_dynamic_security.so\n';
    await using broker = await boot(`listener 1883 127.0.0.1\nallow_anonymous true\n${own}`, options);
    expect(await connect(broker, { username: 'ana' })).toBe('yes no-access-files');
  });
});

describe('a stand-in', () => {
  it('must be for a plugin of the configuration', async () => {
    await expect(bootWith({}, 'listener 1883\n')).rejects.toThrow('it loads none');
    await expect(bootWith({}, 'listener 1883\nplugin /a.so\n')).rejects.toThrow('name one of /a.so');
  });

  it('that throws denies, and the log names it', async () => {
    const lines: string[] = [];
    const log = { wants: () => true, write: (_: string, text: string) => lines.push(text) };
    const failures: BrokerPlugin[] = [
      {
        basicAuth: () => {
          throw new Error('no database');
        },
      },
      { basicAuth: () => Promise.reject(new Error('no database')) },
      // No answer at all.
      { basicAuth: () => 'yes' as never },
    ];
    for (const plugin of failures) {
      await using broker = await bootWith(plugin, PLUGIN, { log });
      expect(await connect(broker, { username: 'ana' })).toBe('no plugin-denied');
    }
    expect(lines.filter((line) => line.startsWith('Error'))).toEqual(
      Array(2).fill(`Error: The plugin ${PATH} (mosquitto.conf:2) failed in basicAuth: no database`),
    );
  });

  it('may ask the broker to disconnect, and is told when the broker ends', async () => {
    let kick: (clientId: string) => boolean = () => false;
    let closed = 0;
    const broker = await bootWith((host) => {
      kick = host.kick;
      return { basicAuth: () => 'allow', close: () => void closed++ };
    });
    const one = client(broker, { clientId: 'one' });
    await when(one, 'connect');
    const gone = when(one, 'close');
    expect([kick('two'), kick('one')]).toEqual([false, true]);
    await gone;
    await broker.close();
    expect(closed).toBe(1);
  });
});
