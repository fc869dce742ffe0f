import type { Text, TextValue } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';

/** How several items are listed in a sentence. */
export const lists = textsOf('list', {
  one: '{item}',
  two: '{first} and {last}',
  more: '{first}, {rest}',
  either: '{first} or {last}',
});

/** `a`, `a and b`, `a, b and c`, in any language. */
export function listOf(items: readonly TextValue[]): Text {
  return joined(items, lists.two);
}

/** `a`, `a or b`, `a, b or c`, in any language. */
export function choiceOf(items: readonly TextValue[]): Text {
  return joined(items, lists.either);
}

/** `a, b, c`, where no sentence is meant; of one item or more. */
export function enumerationOf(items: readonly (Text | string)[]): Text | string {
  return items.reduceRight((rest, first) => lists.more({ first, rest }));
}

function joined(items: readonly TextValue[], two: typeof lists.two | typeof lists.either): Text {
  const [first = '', second, ...rest] = items;
  if (second === undefined) return lists.one({ item: first });
  if (rest.length === 0) return two({ first, last: second });
  return lists.more({ first, rest: joined([second, ...rest], two) });
}
