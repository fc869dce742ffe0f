import { type Listener, since } from '@mosquitto-conf/config';
import { allowAnonymous } from '@mosquitto-conf/config/directives';
import { anonymousAccess, isLocalOnly } from '@mosquitto-conf/config/internal';
import type { Change, UpgradeContext } from '../change.js';
import type { Entry } from '../editor.js';
import { hoistPerListenerSettings } from '../hoist.js';

/**
 * From 2.0 anonymous clients are refused by default, from 1.5 only with a password file. Where they were accepted
 * before, `allow_anonymous true` is written.
 */
export const anonymous: Change = {
  id: 'anonymous',
  *find(context) {
    const { before, from, to, statements } = context;
    const { configuration } = before;
    const first = since(to, '2.0') ? '2.0' : '1.5';
    if (!since(to, '1.5') || (first === '1.5' && since(from, '1.5'))) return;
    if (isLocalOnly(configuration)) return;
    const open = configuration.listeners.filter(
      (one) =>
        anonymousAccess(configuration, one).value && !isSaid(context, one) && !staysAnonymous(context, one),
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
        message: `Anonymous clients can no longer connect${per ? ` on port ${listener.port}` : ''}: from ${first} on, this must be allowed explicitly.`,
        help: anchor
          ? `\`${text}\` is added, so that they still can. Better: give each client a username (\`password_file\`) and remove the line.`
          : `Write \`${text}\` below the \`listener\`.`,
        ...(place ? { place } : {}),
        edited: anchor !== undefined,
      };
    }
  },
};

function isSaid({ before }: UpgradeContext, listener: Listener): boolean {
  const { perListenerSettings, security } = before.configuration;
  const settings = perListenerSettings ? listener.security.settings : security.settings;
  return settings.has(allowAnonymous) || listener.settings.has(allowAnonymous);
}

/** Whether the new release lets anonymous clients connect where nothing says so: from 2.0 none does. */
function staysAnonymous({ before, to }: UpgradeContext, listener: Listener): boolean {
  return !since(to, '2.0') && anonymousAccess({ ...before.configuration, release: to }, listener).value;
}

function anchorOf({ anchors, editor }: UpgradeContext, listener: Listener): Entry | undefined {
  const known = anchors.get(listener);
  if (known) return known;
  return listener.place ? editor.at(listener.place.file, listener.place.line) : undefined;
}
