import { at, type Listener, since } from '@mosquitto-conf/config';
import { bindAddress, listener as listenerDirective, port } from '@mosquitto-conf/config/directives';
import { isLocalOnly } from '@mosquitto-conf/config/internal';
import type { Change, Finding, UpgradeContext } from '../change.js';
import type { Entry } from '../editor.js';
import { hoistPerListenerSettings } from '../hoist.js';
import type { Statement } from '../statements.js';

/** What `port`, `bind_address` and lines above the first `listener` open: written as a `listener` of its own. */
export const defaultListener: Change = {
  id: 'default-listener',
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

/** Lines above every `listener` that opened nothing: 2.1 makes a listener of them, or refuses them. */
function* idle({ to, from, editor, before }: UpgradeContext, lines: readonly Statement[]): Iterable<Finding> {
  if (!since(to, '2.1') || since(from, '2.1')) return;
  for (const { file, line, directive, place } of lines) {
    const rule = at(directive.withoutListener ?? 'default', to);
    const refused = rule === 'refuse' || rule === 'refuse-default';
    // In local-only mode nothing else is opened, whatever is said about it.
    if (isLocalOnly(before.configuration) && !refused) continue;
    editor.remove(file, line.number);
    yield {
      danger: refused ? 'refused' : 'opens',
      message: refused
        ? `Mosquitto ${to.name} refuses \`${directive.name}\` above every \`listener\`.`
        : `Mosquitto ${to.name} opens port 1883 for \`${directive.name}\` above every \`listener\`.`,
      help: 'The line is removed, because it had no effect. If it was meant for a listener, write it below that `listener`.',
      place,
      edited: true,
    };
  }
}

function* asListener(
  context: UpgradeContext,
  listener: Listener,
  lines: readonly Statement[],
): Iterable<Finding> {
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
        message: `\`${directive.name}\` has no effect on the default listener, but would have one below a \`listener\`.`,
        help: 'The line is removed.',
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
      message: `Lines above the first \`listener\` open a separate port, ${listener.port}, which may be unintended.`,
      help: `The edits keep it as \`${text}\`. If the lines were meant for the \`listener\` in line ${first.line.number}, move them below it and take \`${text}\` out.`,
      place: lines[0]!.place,
      edited: false,
    };
  }
}

function finding({ to }: UpgradeContext, lines: readonly Statement[], text: string): Finding {
  const refused = lines.find(({ directive }) =>
    at(directive.withoutListener ?? 'default', to).startsWith('refuse'),
  );
  const names = [...new Set(lines.filter(isAddress).map(({ directive }) => `\`${directive.name}\``))];
  const place = (refused ?? lines.find(isAddress) ?? lines[0]!).place;
  return {
    danger: refused ? 'refused' : 'deprecated',
    message: refused
      ? `Mosquitto ${to.name} refuses \`${refused.directive.name}\` without a \`listener\` line above it.`
      : names.length > 0
        ? `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} deprecated.`
        : 'Lines above every `listener` configure the default listener, which is deprecated.',
    help: `The default listener is written as \`${text}\`, with its lines below it.`,
    place,
    edited: true,
  };
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
 * The `listener` line takes the place of `port` or `bind_address` if that stands above every `listener` of its file; else
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

/** Up to 1.6 a file that says nothing of listeners opens port 1883 to everybody. */
function* implied({ editor, anchors, main, to }: UpgradeContext, listener: Listener): Iterable<Finding> {
  anchors.set(listener, editor.append(main, `listener ${listener.port}`));
  yield {
    danger: 'locks-out',
    message: `Without a \`listener\`, Mosquitto ${to.name} accepts only clients on the same machine.`,
    help: `\`listener ${listener.port}\` is added, which opens the same port to the network as before. Remove it if only local clients connect.`,
    edited: true,
  };
}
