import {
  allowDuplicateMessages,
  checkRetainSource,
  enableControlApi,
  includeDir,
  perListenerSettings,
  pidFile,
  queueQos0Messages,
  retainAvailable,
  retryInterval,
  sysInterval,
  upgradeOutgoingQos,
} from '@mosquitto-conf/config/directives';
import { within } from './patience.js';
import { type Probe, probe } from './probe.js';

export const generalProbes: readonly Probe[] = [
  probe(pidFile, {
    lines: ['pid_file FOLDER/pid', ''],
    // Before, only a broker in the background writes it.
    first: '2.0.0',
    look: async (scene) => {
      const text = scene.reads('pid')?.trim();
      return text === `${scene.pid}` ? 'its process id' : text;
    },
    shows: ['its process id', undefined],
  }),
  probe(includeDir, {
    lines: ['include_dir FOLDER/more', ''],
    files: { 'more/limit.conf': 'message_size_limit 5\n' },
    look: async (scene) => {
      const client = await scene.connects();
      await client.subscribes('a');
      await client.publishes('a', 'longer');
      return client.texts;
    },
    shows: [[], ['a=longer']],
  }),
  probe(perListenerSettings, {
    lines: ['per_listener_settings true', 'per_listener_settings false'],
    configuration:
      'LINES\nlistener PORT 127.0.0.1\nallow_anonymous true\nlistener OTHER 127.0.0.1\nallow_anonymous false\n',
    look: async (scene) => [
      (await scene.connects()).code,
      (await scene.connects({ port: scene.other, clientId: 'other' })).code,
    ],
    shows: [
      [0, 5],
      [5, 5],
    ],
  }),
  probe(sysInterval, {
    lines: ['sys_interval 1', 'sys_interval 0'],
    look: async (scene) => {
      const client = await scene.connects();
      await client.subscribes('$SYS/broker/uptime');
      return (await within(3000, () => client.messages[0]?.topic)) ?? 'nothing';
    },
    shows: ['$SYS/broker/uptime', 'nothing'],
  }),
  probe(allowDuplicateMessages, {
    lines: ['allow_duplicate_messages false', 'allow_duplicate_messages true'],
    look: async (scene) => {
      const client = await scene.connects();
      await client.subscribes('a/#');
      await client.subscribes('a/b');
      await client.publishes('a/b', 'x');
      return client.texts;
    },
    shows: [['a/b=x'], ['a/b=x', 'a/b=x']],
  }),
  probe(checkRetainSource, {
    lines: ['check_retain_source true', 'check_retain_source false'],
    configuration: 'listener PORT 127.0.0.1\nallow_anonymous true\nacl_file FOLDER/acl\nLINES\n',
    files: { acl: 'topic readwrite a\n' },
    look: async (scene) => {
      await (await scene.connects()).publishes('a', 'x', { qos: 1, retain: true });
      scene.writes('acl', 'topic read a\n');
      await scene.reload((text) => text);
      const client = await scene.connects();
      await client.subscribes('a');
      await client.settles();
      return client.texts;
    },
    shows: [[], ['a=x']],
  }),
  probe(retainAvailable, {
    lines: ['retain_available false', ''],
    look: async (scene) => (await scene.connects({ version: 5 })).properties.retainAvailable,
    shows: [false, undefined],
  }),
  probe(queueQos0Messages, {
    lines: ['queue_qos0_messages true', ''],
    look: async (scene) => {
      const absent = await scene.connects({ clientId: 'absent', clean: false });
      await absent.subscribes('a', 1);
      await absent.leaves();
      await (await scene.connects()).publishes('a', 'x');
      const back = await scene.connects({ clientId: 'absent', clean: false });
      await back.settles();
      return back.texts;
    },
    shows: [['a=x'], []],
  }),
  probe(upgradeOutgoingQos, {
    lines: ['upgrade_outgoing_qos true', ''],
    look: async (scene) => {
      const client = await scene.connects();
      await client.subscribes('a', 2);
      await client.publishes('a', 'x');
      return client.messages.map(({ qos }) => qos);
    },
    shows: [[2], [0]],
  }),
  probe(enableControlApi, {
    lines: ['enable_control_api true', ''],
    look: async (scene) => {
      const client = await scene.connects();
      await client.subscribes('$CONTROL/broker/v1/response');
      await client.publishes('$CONTROL/broker/v1', '{"commands":[{"command":"listListeners"}]}', { qos: 1 });
      await client.settles();
      return client.texts.map((text) => text.includes('"listeners"'));
    },
    shows: [[true], [false]],
  }),
  probe(retryInterval, {
    lines: ['retry_interval 1', 'retry_interval 60'],
    last: '1.4.15',
    look: async (scene) => {
      const client = await scene.connects({ silent: true });
      await client.subscribes('a', 1);
      await client.publishes('a', 'x', { qos: 1 });
      return (await within(5000, () => client.messages.length > 1)) ?? false;
    },
    shows: [true, false],
  }),
];
