import { at, type Kind, knows, type Text } from '@mosquitto-conf/config';
import { textsOf, writeValue } from '@mosquitto-conf/config/internal';
import { parseConfiguration } from '@mosquitto-conf/grammar';
import { equalValues } from '../../equal.js';
import type { Change, UpgradeContext } from '../change.js';
import type { Statement } from '../statements.js';

const texts = textsOf('upgrade-values', {
  refused: 'Mosquitto {release} refuses `{line}`: {reason}',
  different: 'Mosquitto {release} reads `{line}` differently from {old}.',
  removed: 'The line is removed: the broker ignored it before.',
  write: 'Write a value that the new release accepts.',
  rewritten: 'It becomes `{line}`, as {old} read it. If you meant another value, write that one.',
});

/** Values that the new release reads differently: `10k`, `010`, spaces around a plugin's path, an empty number. */
export const values: Change = {
  id: 'values',
  texts,
  *find(context) {
    const { statements, from, to, editor } = context;
    for (const statement of statements) {
      const { file, line, directive, spelling, place } = statement;
      if (!knows(to, spelling)) continue;
      if (at(directive.inert ?? false, from) || at(directive.inert ?? false, to)) continue;
      const old = read(context, statement, at(directive.kind, from), line, from);
      const now = read(context, statement, at(directive.kind, to), line, to);
      if (old.outcome === 'refused' || alike(old, now)) continue;
      const danger = now.outcome === 'refused' ? 'refused' : 'limits';
      const message =
        now.outcome === 'refused'
          ? texts.refused({ release: to.name, line: shown(statement), reason: now.message })
          : texts.different({ release: to.name, line: shown(statement), old: from.name });
      if (old.outcome !== 'value') {
        editor.remove(file, line.number);
        yield {
          danger,
          message,
          help: texts.removed,
          place,
          edited: true,
        };
        continue;
      }
      const text = rewritten(context, statement, old.value);
      if (text === undefined) {
        yield {
          danger,
          message,
          help: texts.write,
          place,
          edited: false,
        };
        continue;
      }
      editor.at(file, line.number).text = text;
      yield {
        danger,
        message,
        help: texts.rewritten({ line: text, old: from.name }),
        place,
        edited: true,
      };
    }
  },
};

/** Whether both releases read the same value, whatever they log about it. */
function alike(a: Outcome, b: Outcome): boolean {
  return (
    a.outcome === b.outcome &&
    (a.outcome !== 'value' || b.outcome !== 'value' || equalValues(a.value, b.value))
  );
}

type Outcome =
  | { readonly outcome: 'value'; readonly value: unknown }
  | { readonly outcome: 'refused' | 'ignored' | 'cleared'; readonly message: Text };

function read(
  { host }: UpgradeContext,
  { directive, spelling }: Statement,
  kind: Kind,
  line: Statement['line'],
  release: UpgradeContext['from'],
): Outcome {
  const name = directive.family ? line.name.text : spelling.name;
  const reading = kind.read({ line, name, release, host });
  if (reading.outcome === 'value') return { outcome: 'value', value: reading.value };
  return { outcome: reading.outcome, message: reading.message };
}

/** The line that the new release reads as the old value; undefined if there is no such line. */
function rewritten(context: UpgradeContext, statement: Statement, value: unknown): string | undefined {
  const { to } = context;
  const kind = at(statement.directive.kind, to);
  const written = asText(kind, value, to);
  if (written === undefined) return undefined;
  const text = `${statement.line.name.text} ${written}`;
  const line = parseConfiguration(text).lines[0];
  if (line?.kind !== 'directive' || line.end !== text.length) return undefined;
  const again = read(context, statement, kind, line, to);
  return again.outcome === 'value' && equalValues(again.value, value) ? text : undefined;
}

function asText(kind: Kind, value: unknown, release: UpgradeContext['to']): string | undefined {
  return kind.write || typeof value !== 'object' ? writeValue(kind, value, release) : undefined;
}

function shown({ line }: Statement): string {
  return line.value ? `${line.name.text} ${line.value.text}` : line.name.text;
}
