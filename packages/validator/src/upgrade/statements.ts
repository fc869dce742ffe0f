import {
  at,
  type Configuration,
  type Directive,
  findDirective,
  knows,
  type Listener,
  type Place,
  type SourceFile,
  type Spelling,
  since,
} from '@mosquitto-conf/config';
import { bindAddress, listener as listenerDirective, port } from '@mosquitto-conf/config/directives';
import type { DirectiveLine } from '@mosquitto-conf/grammar';

/** A directive line as the old release reads it. */
export interface Statement {
  readonly file: string;
  readonly line: DirectiveLine;
  readonly spelling: Spelling;
  readonly directive: Directive;
  readonly place: Place;
  /**
   * The listener it belongs to. `default`: the default listener, which may or may not be opened. Absent for what belongs
   * to the broker, a bridge or a plugin.
   */
  readonly listener?: Listener | 'default';
}

/** The lines that the release knows, in the order in which it reads them: those of an included file where it is included. */
export function statementsOf(configuration: Configuration): Statement[] {
  const [main, ...included] = configuration.files;
  if (!main) return [];
  const found: Statement[] = [];
  let waiting = included;
  for (const statement of statementsIn(main, configuration)) {
    found.push(statement);
    const isHere = ({ includedBy }: SourceFile) => includedBy?.line === statement.line.number;
    for (const file of waiting.filter(isHere)) found.push(...statementsIn(file, configuration));
    waiting = waiting.filter((file) => !isHere(file));
  }
  return found;
}

function* statementsIn(
  { path, document }: SourceFile,
  { release, listeners, perListenerSettings }: Configuration,
): Iterable<Statement> {
  const from21 = since(release, '2.1');
  let current: Listener | 'default' = 'default';
  for (const line of document.lines) {
    if (line.kind !== 'directive') continue;
    const spelling = findDirective(line.name.text);
    if (!spelling || !knows(release, spelling)) continue;
    const { directive } = spelling;
    const span = { start: line.name.start, end: (line.value ?? line.name).end };
    const place: Place = { file: path, line: line.number, span };
    const opensDefault = directive === port || directive === bindAddress;
    if (directive === listenerDirective) {
      current =
        listeners.find((one) => one.place?.file === path && one.place.line === line.number) ?? 'default';
    } else if (opensDefault && from21) current = 'default';
    const scope = at(directive.scope, release);
    const ofListener =
      directive === listenerDirective ||
      scope === 'listener' ||
      (scope === 'security' && perListenerSettings);
    const listener = opensDefault ? 'default' : ofListener ? current : undefined;
    yield { file: path, line, spelling, directive, place, ...(listener ? { listener } : {}) };
  }
}
