import { at, type Kind, knows } from '@mosquitto-conf/config';
import { writeValue } from '@mosquitto-conf/config/internal';
import { parseConfiguration } from '@mosquitto-conf/grammar';
import { equalValues } from '../../equal.js';
import type { Change, UpgradeContext } from '../change.js';
import type { Statement } from '../statements.js';

/** Values that the new release reads differently: `10k`, `010`, blanks around a plugin's path, an empty number. */
export const values: Change = {
  id: 'values',
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
          ? `Mosquitto ${to.name} refuses \`${shown(statement)}\`${'message' in now ? `: ${now.message}` : '.'}`
          : `Mosquitto ${to.name} reads \`${shown(statement)}\` differently from ${from.name}.`;
      if (old.outcome !== 'value') {
        editor.remove(file, line.number);
        yield {
          danger,
          message,
          help: 'The line is removed: the broker ignored it before.',
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
          help: 'Write a value that the new release accepts.',
          place,
          edited: false,
        };
        continue;
      }
      editor.at(file, line.number).text = text;
      yield {
        danger,
        message,
        help: `It becomes \`${text}\`, as ${from.name} read it. If you meant another value, write that.`,
        place,
        edited: true,
      };
    }
  },
};

/** Whether both make the same of a value, whatever they say of it. */
function alike(a: Outcome, b: Outcome): boolean {
  return (
    a.outcome === b.outcome &&
    (a.outcome !== 'value' || b.outcome !== 'value' || equalValues(a.value, b.value))
  );
}

type Outcome =
  | { readonly outcome: 'value'; readonly value: unknown }
  | { readonly outcome: 'refused' | 'ignored' | 'cleared'; readonly message: string };

function read(
  { host, before }: UpgradeContext,
  { directive, spelling }: Statement,
  kind: Kind,
  line: Statement['line'],
  release: UpgradeContext['from'],
): Outcome {
  const name = directive.family ? line.name.text : spelling.name;
  const reading = kind.read({ line, name, release, host });
  if (reading.outcome === 'value') return { outcome: 'value', value: reading.value };
  return { outcome: reading.outcome, message: before.report.write(reading.message) };
}

/** The line as the new release would have to find it to read the same; undefined where there is no such line. */
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
