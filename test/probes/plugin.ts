import { globalPlugin, plugin, pluginLoad, pluginOpt, pluginUse } from '@mosquitto-conf/config/directives';
import { NO_START, type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';

/** A file of dynamic security with which everyone may do everything but subscribe, or everything. */
const security = (subscribes: boolean) =>
  JSON.stringify({
    defaultACLAccess: {
      publishClientSend: true,
      publishClientReceive: true,
      subscribe: subscribes,
      unsubscribe: true,
    },
  });

const files = { 'closed.json': security(false), 'open.json': security(true), acl: 'topic readwrite a\n' };

const SUBSCRIBE_REFUSED = 128;

/** What a client is granted at each listener. */
async function granted(scene: Scene, ports: readonly number[] = [scene.port]): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (const port of ports)
    all.push(await (await scene.connects({ port, clientId: `at-${port}` })).subscribes('a'));
  return all;
}

/** Which of two topics a client gets its messages on. */
async function delivered(scene: Scene, port: number): Promise<readonly string[]> {
  const client = await scene.connects({ port, clientId: `at-${port}` });
  await client.subscribes('#');
  await client.publishes('a', 'x');
  await client.publishes('b', 'x');
  return client.texts;
}

const DYNAMIC_SECURITY = 'PLUGINS/mosquitto_dynamic_security.so';
const ACL = 'plugin_load topics PLUGINS/mosquitto_acl_file.so\nplugin_opt_acl_file FOLDER/acl\n';

export const pluginProbes: readonly Probe[] = [
  probe(plugin, {
    lines: [`plugin ${DYNAMIC_SECURITY}\nplugin_opt_config_file FOLDER/closed.json`, ''],
    configuration: 'LINES\nlistener PORT 127.0.0.1\nallow_anonymous true\n',
    files,
    first: '2.0.0',
    look: granted,
    shows: [[SUBSCRIBE_REFUSED], [0]],
  }),
  probe(globalPlugin, {
    lines: [`global_plugin ${DYNAMIC_SECURITY}\nplugin_opt_config_file FOLDER/closed.json`, ''],
    configuration:
      'per_listener_settings true\nLINES\nlistener PORT 127.0.0.1\nallow_anonymous true\nlistener OTHER 127.0.0.1\nallow_anonymous true\n',
    files,
    look: (scene) => granted(scene, [scene.port, scene.other]),
    shows: [
      [SUBSCRIBE_REFUSED, SUBSCRIBE_REFUSED],
      [0, 0],
    ],
  }),
  probe(pluginLoad, {
    lines: [ACL, `${ACL.replace('FOLDER/acl', 'FOLDER/other-acl')}`],
    configuration: 'LINES\nlistener PORT 127.0.0.1\nlistener_allow_anonymous true\nplugin_use topics\n',
    files: { ...files, 'other-acl': 'topic readwrite b\n' },
    look: (scene) => delivered(scene, scene.port),
    shows: [['a=x'], ['b=x']],
  }),
  probe(pluginUse, {
    lines: ['plugin_use topics', ''],
    configuration: `${ACL}listener PORT 127.0.0.1\nlistener_allow_anonymous true\nLINES\nlistener OTHER 127.0.0.1\nlistener_allow_anonymous true\n`,
    files,
    look: async (scene) => [await delivered(scene, scene.port), await delivered(scene, scene.other)],
    shows: [
      [['a=x'], ['a=x', 'b=x']],
      // The plugin is loaded, and no listener uses it.
      NO_START,
    ],
  }),
  probe(pluginOpt, {
    lines: ['plugin_opt_config_file FOLDER/open.json', 'plugin_opt_config_file FOLDER/closed.json'],
    configuration: `plugin ${DYNAMIC_SECURITY}\nLINES\nlistener PORT 127.0.0.1\nallow_anonymous true\n`,
    files,
    first: '2.0.0',
    look: granted,
    shows: [[0], [SUBSCRIBE_REFUSED]],
  }),
];
