import {
  at,
  type Directive,
  findDirective,
  type Place,
  type Problem,
  type Remark,
} from '@mosquitto-conf/config';
import { autoIdPrefix, bindAddress, port } from '@mosquitto-conf/config/directives';
import type { Repair } from '../diagnostic.js';
import type { RuleContext } from '../rule.js';
import { fixTitles } from '../texts/fix-titles.js';
import { addressLines, defaultAsListener } from './default-as-listener.js';
import { directiveAt, removeLineOf, withName } from './found-fixes.js';

/** Replaces a deprecated line by what replaces it, or removes it, where the broker does exactly the same afterwards. */
export function replaceDeprecated(found: Problem | Remark, context: RuleContext): readonly Repair[] {
  const { place } = found;
  const directive = findDirective(directiveAt(context, place)?.name.text ?? '')?.directive;
  if (!place || !directive) return [];
  if (at(directive.inert ?? false, context.release))
    return removeLineOf(context, place, fixTitles.removeLine, true);
  switch (directive as Directive) {
    case port:
    case bindAddress:
      return writeListener(place, context);
    case autoIdPrefix:
      return ofOnlyListener(place, context);
    default:
      return [];
  }
}

/** One fix for `port` and `bind_address`, at the first. */
function writeListener(place: Place, context: RuleContext): readonly Repair[] {
  const [first] = addressLines(context);
  return first?.file === place.file && first.line === place.line ? defaultAsListener(context) : [];
}

/** The directive of the same name for one listener, below the only one that there is. */
function ofOnlyListener(place: Place, context: RuleContext): readonly Repair[] {
  const { listeners, perListenerSettings } = context.configuration;
  const [listener] = listeners;
  if (listeners.length !== 1 || perListenerSettings || listener!.origin !== 'listener') return [];
  if (listener!.place?.file !== place.file || listener!.place.line > place.line) return [];
  const name = 'listener_auto_id_prefix';
  return withName(context, place, fixTitles.write({ value: name }), true, name);
}
