import type { ListenerPolicy } from '@mosquitto-conf/config';
import type { Repair } from '../diagnostic.js';
import type { RuleContext } from '../rule.js';
import { fixTitles } from '../texts/fix-titles.js';
import { forDecision } from './fix.js';
import { directiveAt } from './found-fixes.js';
import { LineEdits } from './line-edits.js';

/** Lets only programs of this machine reach some listeners, where each has a `listener` line without an address. */
export function allowOnlyThisMachine(
  context: RuleContext,
  policies: readonly ListenerPolicy[],
): readonly Repair[] {
  const edits = new LineEdits(context.configuration);
  let first: string | undefined;
  for (const { listener } of policies) {
    const { place, port, origin } = listener;
    if (!place || origin !== 'listener' || directiveAt(context, place)?.words.length !== 1) return [];
    edits.setValue(place, `${port} localhost`);
    first ??= `listener ${port} localhost`;
  }
  // Clients on other machines are locked out, which only a person may want.
  return first === undefined
    ? []
    : [forDecision(edits.fix(fixTitles.allowOnlyThisMachine({ line: first }), false))];
}
