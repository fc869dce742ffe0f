import { at, type Listener, since, type Text } from '@mosquitto-conf/config';
import { bindAddress, listener as listenerDirective, port } from '@mosquitto-conf/config/directives';
import { isLocalOnly, textsOf } from '@mosquitto-conf/config/internal';
import { listOf } from '../../texts/lists.js';
import type { Change, FoundChange, UpgradeContext } from '../change.js';
import type { Entry } from '../editor.js';
import { hoistPerListenerSettings } from '../hoist.js';
import type { Statement } from '../statements.js';

const texts = textsOf('upgrade-default-listener', {
  idleRefused: 'Mosquitto {release} refuses `{name}` above every `listener`.',
  idleOpens: 'Mosquitto {release} opens port 1883 because of `{name}` above every `listener`.',
  idleRemoved:
    'The line is removed, because it had no effect. If it was meant for a listener, write it below that `listener`.',
  withoutEffect:
    '`{name}` has no effect on the default listener, but it would have one below a `listener` line.',
  removed: 'The line is removed.',
  separatePort: 'The lines above the first `listener` open a separate port, {port}. This may be unintended.',
  separatePortHelp:
    'The edits keep the port as `{line}`. If the lines were meant for the `listener` in line {number}, move them below it and remove `{line}`.',
  refused: 'Mosquitto {release} refuses `{name}` without a `listener` line above it.',
  deprecated: '`{name}` is deprecated.',
  severalDeprecated: '{names} are deprecated.',
  aboveListener: 'Lines above every `listener` configure the default listener, which is deprecated.',
  asListener: 'The default listener is written as `{line}`, with its lines below it.',
  implied: 'Without a `listener`, Mosquitto {release} accepts only clients on the same machine.',
  impliedHelp:
    '`listener {port}` is added, which opens the same port to the network as before. Remove it if only local clients connect.',
});

/** What `port`, `bind_address` and lines above the first `listener` open is written as a `listener` of its own. */
export const defaultListener: Change = {
  id: 'default-listener',
  texts,
  *find(context) {
    const { before, to } = context;
    if (!since(to, '2.0')) return;
    const lines = context.statements.filter(({ listener }) => listener === 'default');
    const listener = before.configuration.listeners.find(({ origin }) => origin === 'default');
    const opened = listener !== undefined && !isLocalOnly(before.configuration);
    if (!opened) yield* idle(context, lines);
    else if (lines.some(isAddress) || lines.length > 0) yield* asListener(context, listener, lines);
    else yield* implied(context, listener);
  },
};

/** `port` and `bind_address` become part of the `listener` line. */
function isAddress({ directive }: Statement): boolean {
  return directive === port || directive === bindAddress;
}

/** Lines above every `listener` that had no effect: 2.1 opens the default listener because of them, or refuses them. */
function* idle(
  { to, from, editor, before }: UpgradeContext,
  lines: readonly Statement[],
): Iterable<FoundChange> {
  if (!since(to, '2.1') || since(from, '2.1')) return;
  for (const { file, line, directive, place } of lines) {
    const rule = at(directive.withoutListener ?? 'default', to);
    const refused = rule === 'refuse' || rule === 'refuse-default';
    // In local-only mode no line opens another listener.
    if (isLocalOnly(before.configuration) && !refused) continue;
    editor.remove(file, line.number);
    yield {
      danger: refused ? 'refused' : 'opens',
      message: (refused ? texts.idleRefused : texts.idleOpens)({ release: to.name, name: directive.name }),
      help: texts.idleRemoved,
      place,
      edited: true,
    };
  }
}

function* asListener(
  context: UpgradeContext,
  listener: Listener,
  lines: readonly Statement[],
): Iterable<FoundChange> {
  const { editor, anchors, statements } = context;
  const text = ['listener', listener.port, listener.host].filter((part) => part !== undefined).join(' ');
  hoistPerListenerSettings(context);
  const others = statements.filter(({ directive }) => directive === listenerDirective);
  const { anchor, file: home, number, end } = beginningOf(context, lines, others, text);
  anchors.set(listener, anchor);
  const isOutside = ({ file, line }: Statement) => file !== home || line.number < number || line.number > end;
  const scattered = lines.some((line) => line.file !== home || line.line.number > end);
  for (const statement of lines) {
    const { file, line, directive, place } = statement;
    const entry = editor.at(file, line.number);
    if (entry === anchor) continue;
    if (isAddress(statement) || isReplaced(statement, listener, scattered)) entry.gone = true;
    else if (!listener.settings.has(directive) && !isPlugin(statement)) {
      entry.gone = true;
      yield {
        danger: 'limits',
        message: texts.withoutEffect({ name: directive.name }),
        help: texts.removed,
        place,
        edited: true,
      };
    } else if (isOutside(statement)) {
      editor.moveBelow(anchor, file, line.number);
    }
  }
  yield finding(context, lines, text);
  const first = others.find(({ file }) => file === home);
  if (first && !lines.some(isAddress)) {
    yield {
      danger: 'opens',
      message: texts.separatePort({ port: listener.port }),
      help: texts.separatePortHelp({ line: text, number: first.line.number }),
      place: lines[0]!.place,
      edited: false,
    };
  }
}

function finding({ to }: UpgradeContext, lines: readonly Statement[], text: string): FoundChange {
  const refused = lines.find(({ directive }) =>
    at(directive.withoutListener ?? 'default', to).startsWith('refuse'),
  );
  const place = (refused ?? lines.find(isAddress) ?? lines[0]!).place;
  return {
    danger: refused ? 'refused' : 'deprecated',
    message: refused
      ? texts.refused({ release: to.name, name: refused.directive.name })
      : deprecation(lines.filter(isAddress)),
    help: texts.asListener({ line: text }),
    place,
    edited: true,
  };
}

function deprecation(addresses: readonly Statement[]): Text {
  const names = [...new Set(addresses.map(({ directive }) => directive.name))];
  const [name] = names;
  if (name === undefined) return texts.aboveListener;
  if (names.length === 1) return texts.deprecated({ name });
  return texts.severalDeprecated({ names: listOf(names.map((one) => `\`${one}\``)) });
}

/** Whether a later line, maybe of another file, took the place of this one: their order would not survive the move. */
function isReplaced({ directive, place }: Statement, { settings }: Listener, scattered: boolean): boolean {
  const inForce = scattered ? settings.setting(directive)?.place : undefined;
  if (!inForce || settings.all(directive).length > 0) return false;
  return inForce.file !== place.file || inForce.line !== place.line;
}

/** A plugin's lines add up, so they are not among the settings by their name alone. */
function isPlugin({ directive }: Statement): boolean {
  return directive.group === 'plugin';
}

/** Where the default listener begins from now on. */
interface Beginning {
  readonly anchor: Entry;
  readonly file: string;
  /** Its lines above this one move below it. */
  readonly number: number;
  /** So do those below the first other `listener`: in 2.1 `port` leads back to the default listener from there. */
  readonly end: number;
}

/**
 * The `listener` line replaces `port` or `bind_address` if that is above every `listener` of its file. Otherwise
 * it is written above the first of its lines, or above the first `listener`.
 */
function beginningOf(
  { editor }: UpgradeContext,
  lines: readonly Statement[],
  others: readonly Statement[],
  text: string,
): Beginning {
  const home = lines.find(({ directive }) => directive === port) ?? lines.find(isAddress) ?? lines[0]!;
  const { file } = home;
  const first = others.find((other) => other.file === file)?.line.number ?? Number.POSITIVE_INFINITY;
  if (isAddress(home) && home.line.number < first) {
    const anchor = editor.at(file, home.line.number);
    anchor.text = text;
    return { anchor, file, number: home.line.number, end: first };
  }
  const number = Math.min(
    first,
    ...lines.filter((line) => line.file === file).map(({ line }) => line.number),
  );
  return { anchor: editor.insertAbove(editor.at(file, number), text), file, number, end: first };
}

/** Up to 1.6 a file without listeners opens port 1883 on all addresses. */
function* implied({ editor, anchors, main, to }: UpgradeContext, listener: Listener): Iterable<FoundChange> {
  anchors.set(listener, editor.append(main, `listener ${listener.port}`));
  yield {
    danger: 'locks-out',
    message: texts.implied({ release: to.name }),
    help: texts.impliedHelp({ port: listener.port }),
    edited: true,
  };
}
