import { type Listener, since } from '@mosquitto-conf/config';
import { allowAnonymous } from '@mosquitto-conf/config/directives';
import { anonymousAccess, isLocalOnly, textsOf } from '@mosquitto-conf/config/internal';
import type { Change, UpgradeContext } from '../change.js';
import type { Entry } from '../editor.js';
import { hoistPerListenerSettings } from '../hoist.js';

const texts = textsOf('upgrade-anonymous', {
  message: 'From {release}, anonymous clients can connect only if this is allowed explicitly.',
  messageOn:
    'From {release}, anonymous clients can connect on port {port} only if this is allowed explicitly.',
  added:
    '`{line}` is added, so they can still connect. It is safer to give each client a username (`password_file`) and to remove the line.',
  write: 'Write `{line}` below the `listener`.',
});

/**
 * From 2.0 anonymous clients are denied by default, from 1.5 only with a password file. If they could connect before,
 * `allow_anonymous true` is added.
 */
export const anonymous: Change = {
  id: 'anonymous',
  texts,
  *find(context) {
    const { before, from, to, statements } = context;
    const { configuration } = before;
    const first = since(to, '2.0') ? '2.0' : '1.5';
    if (!since(to, '1.5') || (first === '1.5' && since(from, '1.5'))) return;
    if (isLocalOnly(configuration)) return;
    const open = configuration.listeners.filter(
      (one) =>
        anonymousAccess(configuration, one).value && !isSet(context, one) && !staysAnonymous(context, one),
    );
    if (open.length === 0) return;
    const per = configuration.perListenerSettings;
    const text = per && since(to, '2.1') ? 'listener_allow_anonymous true' : 'allow_anonymous true';
    if (per) hoistPerListenerSettings(context);
    for (const listener of per ? open : open.slice(0, 1)) {
      const anchor = per ? anchorOf(context, listener) : context.editor.append(context.main, text);
      if (per && anchor) context.editor.insertBelow(anchor, text);
      const place = listener.place ?? statements.find((one) => one.listener === 'default')?.place;
      yield {
        danger: 'locks-out',
        message: per
          ? texts.messageOn({ release: first, port: listener.port })
          : texts.message({ release: first }),
        help: anchor ? texts.added({ line: text }) : texts.write({ line: text }),
        ...(place ? { place } : {}),
        edited: anchor !== undefined,
      };
    }
  },
};

function isSet({ before }: UpgradeContext, listener: Listener): boolean {
  const { perListenerSettings, security } = before.configuration;
  const settings = perListenerSettings ? listener.security.settings : security.settings;
  return settings.has(allowAnonymous) || listener.settings.has(allowAnonymous);
}

/** Whether anonymous clients can still connect by default in the new release: from 2.0 they cannot. */
function staysAnonymous({ before, to }: UpgradeContext, listener: Listener): boolean {
  return !since(to, '2.0') && anonymousAccess({ ...before.configuration, release: to }, listener).value;
}

function anchorOf({ anchors, editor }: UpgradeContext, listener: Listener): Entry | undefined {
  const known = anchors.get(listener);
  if (known) return known;
  return listener.place ? editor.at(listener.place.file, listener.place.line) : undefined;
}
