import { bindAddress, port as portDirective } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { addressOf } from '../../facts/listeners.js';
import { defaultAsListener } from '../../fixes/default-as-listener.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('port-beside-listener', {
  message: 'This line opens {listener} in addition to the `listener` lines.',
  anonymous: 'This line opens {listener} in addition to the `listener` lines, also for anonymous clients.',
  plain: 'This line opens {listener} in addition to the `listener` lines, without TLS.',
  plainAnonymous:
    'This line opens {listener} in addition to the `listener` lines, without TLS and for anonymous clients.',
  help: 'Remove the line if one listener is enough. Or write `listener {address}` instead, which opens the same.',
});

export const portBesideListener: CheckedRule = {
  id: 'port-beside-listener',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: '`port` or `bind_address` opens a listener in addition to the `listener` lines.',
  why: '`port` and `bind_address` belong to the default listener, not to a `listener` above or below them. The broker opens both, and the lines above the first `listener` belong to the default listener.',
  needsWhole: true,
  explains: { line: ['default-listener', 'deprecated-directive', 'open-to-everybody'] },
  wrong: [
    {
      text: `
        allow_anonymous true
        port 1883
        listener 1884
      `,
    },
    {
      text: `
        allow_anonymous true
        listener 1884
        bind_address 127.0.0.1
      `,
      target: '2.0.11',
    },
  ],
  right: [
    {
      text: `
        allow_anonymous true
        listener 1883
        listener 1884
      `,
    },
    {
      text: `
        port 1883
        allow_anonymous true
      `,
    },
  ],
  check(context) {
    const { configuration, policies, report } = context;
    const { settings, listeners } = configuration;
    const cause = settings.setting(portDirective) ?? settings.setting(bindAddress);
    const opened = policies.find(({ listener }) => listener.origin === 'default');
    if (!cause || !opened || !listeners.some(({ origin }) => origin === 'listener')) return;
    const { listener, encryption, anonymous } = opened;
    const isPlain =
      encryption.value === undefined && policies.some((other) => other.encryption.value !== undefined);
    const [open, closed] = isPlain ? [texts.plainAnonymous, texts.plain] : [texts.anonymous, texts.message];
    const address = listener.host === undefined ? `${listener.port}` : `${listener.port} ${listener.host}`;
    const isAlone = [...listener.settings].every(
      ({ directive }) => directive === portDirective || directive === bindAddress,
    );
    report({
      message: (anonymous.value ? open : closed)({ listener: addressOf(listener) }),
      help: texts.help({ address }),
      place: cause.place,
      // Other lines for it may be meant for the `listener` below them: with a `listener` above them, nothing would say so.
      fixes: isAlone ? defaultAsListener(context) : [],
    });
  },
};
