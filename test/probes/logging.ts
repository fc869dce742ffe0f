import {
  connectionMessages,
  logDest,
  logTimestamp,
  logTimestampFormat,
  logType,
} from '@mosquitto-conf/config/directives';
import { OPEN, type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';

/** What the log file says once a client has come and gone. */
async function logged(scene: Scene): Promise<string> {
  const client = await scene.connects({ clientId: 'lamp' });
  await client.leaves();
  await scene.stop();
  return scene.reads('log') ?? '';
}

const LOG = 'log_dest file FOLDER/log\n';
const ALL = `${LOG}log_type all\n`;

/** How each line of a log begins. */
const beginning = (log: string, pattern: RegExp) =>
  log
    .trimEnd()
    .split('\n')
    .every((line) => pattern.test(line));

export const loggingProbes: readonly Probe[] = [
  probe(logDest, {
    lines: ['log_dest file FOLDER/log', 'log_dest stderr'],
    look: async (scene) => [(await logged(scene)).includes('terminating'), scene.log.includes('terminating')],
    shows: [
      [true, false],
      [false, true],
    ],
  }),
  probe(logType, {
    lines: ['log_type error', 'log_type notice'],
    configuration: `${LOG}${OPEN}LINES\n`,
    look: async (scene) => (await logged(scene)).includes('New client connected'),
    shows: [false, true],
  }),
  probe(logTimestamp, {
    lines: ['log_timestamp false', 'log_timestamp true'],
    configuration: `LINES\n${ALL}${OPEN}`,
    look: async (scene) => beginning(await logged(scene), /^\d{10}: /),
    shows: [false, true],
  }),
  probe(logTimestampFormat, {
    lines: ['log_timestamp_format [%Y-%m-%d]', ''],
    configuration: `LINES\n${ALL}${OPEN}`,
    look: async (scene) => beginning(await logged(scene), /^\[\d{4}-\d\d-\d\d\]: /),
    shows: [true, false],
  }),
  probe(connectionMessages, {
    lines: ['connection_messages false', 'connection_messages true'],
    configuration: `${ALL}${OPEN}LINES\n`,
    look: async (scene) => (await logged(scene)).includes('New client connected'),
    shows: [false, true],
  }),
];
