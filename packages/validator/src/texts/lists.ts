import type { Text, TextValue } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';

/** How several items are listed in a sentence. */
export const lists = textsOf('list', {
  one: '{item}',
  two: '{first} and {last}',
  more: '{first}, {rest}',
});

/** `a`, `a and b`, `a, b and c`, in any language. */
export function listOf(items: readonly TextValue[]): Text {
  const [first = '', second, ...rest] = items;
  if (second === undefined) return lists.one({ item: first });
  if (rest.length === 0) return lists.two({ first, last: second });
  return lists.more({ first, rest: listOf([second, ...rest]) });
}
