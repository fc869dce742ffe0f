import type { Configuration, Text } from '@mosquitto-conf/config';
import { logDest, persistenceLocation } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { strayLines } from '../../facts/stray-lines.js';
import { forDecision } from '../../fixes/fix.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { ReportedRule } from '../../rule.js';
import { isUnderstood } from '../../understood.js';

const texts = textsOf('local-only', {
  fixLocal: 'Accept only this machine: listener 1883 127.0.0.1',
  fixOpen: 'Open port 1883 to the network: listener 1883',
});

export const localOnly = {
  id: 'local-only',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'Without a `listener`, only clients of this machine can connect.',
  why: 'From 2.0 a configuration without `listener`, `port` or `bind_address` opens port 1883 only on the loopback addresses. In a container, no client outside can connect. The finding is a warning if the configuration shows that other clients should connect: if it sets who may connect, has listener directives, or belongs to the container image.',
  first: '2.0.0',
  explains: { configuration: ['default-listener-reload'] },
  wrong: [
    { text: 'persistence true\n' },
    { text: 'allow_anonymous true\n' },
    { text: 'max_connections 100\n' },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  weigh: (_, context) => (isUnderstood(context) && isForOthers(context.configuration) ? 'warning' : 'info'),
  fix: (_, { configuration, policies }) => {
    const [main] = configuration.files;
    const [stray] = strayLines(configuration);
    if (!main) return [];
    const insert = (title: Text, text: string) => {
      const edits = new LineEdits(configuration);
      // Listener settings without a `listener` are for this one.
      if (stray?.lines[0]) edits.insertAt(stray.source.path, stray.lines[0].number, text);
      else edits.append(main.path, text);
      return forDecision(edits.fix(title, false));
    };
    const isSaid = [...configuration.security.settings].length > 0 || configuration.perListenerSettings;
    const isOpen = policies.some(({ anonymous }) => anonymous.value);
    const local = ['listener 1883 127.0.0.1', ...(isOpen && !isSaid ? ['allow_anonymous true'] : [])];
    return [insert(texts.fixLocal, local.join('\n')), insert(texts.fixOpen, 'listener 1883')];
  },
} satisfies ReportedRule;

/** The folder of the official container image. */
const CONTAINER = '/mosquitto/';

function isForOthers(configuration: Configuration): boolean {
  const { settings, security } = configuration;
  if ([...security.settings].length > 0 || security.plugins.length > 0) return true;
  if (strayLines(configuration).length > 0) return true;
  if (settings.get(persistenceLocation)?.startsWith(CONTAINER)) return true;
  return settings.all(logDest).some(({ value }) => value.path?.startsWith(CONTAINER));
}
