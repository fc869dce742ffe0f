import { type Cursor, writtenAt } from '../../cursor.js';
import type { WordDocument } from '../../parsed-document.js';
import type { Offer } from '../offer.js';
import { Sections } from '../sections.js';
import { durationOffers, integerOffers, listOffers, memoryOffers } from './numbers.js';
import { bridgeAddressOffers, listenerOffers, topicOffers } from './places.js';
import { includeOffers, libraryOffers, namedPluginOffers, pluginOptionOffers, textOffers } from './texts.js';
import type { Provider } from './value.js';
import { booleanOffers, logDestinationOffers, versionOffers, wordOffers } from './words.js';

/** Of kinds that read one word: behind it there is nothing to offer. */
const single =
  (provider: Provider): Provider =>
  (value) =>
    value.cursor.index === 1 ? provider(value) : [];

/** What to offer for each kind of value, by its name. Of the others a person must think of something. */
const providers: Readonly<Record<string, Provider>> = {
  boolean: single(booleanOffers),
  'bridge-addresses': bridgeAddressOffers,
  'bridge-topic': topicOffers,
  choice: single(wordOffers),
  duration: single(durationOffers),
  'include-folder': includeOffers,
  integer: single(integerOffers),
  'key-form': single(wordOffers),
  'listener-address': listenerOffers,
  'log-destination': logDestinationOffers,
  'memory-size': single(memoryOffers),
  'named-plugin': namedPluginOffers,
  'plugin-option': pluginOptionOffers,
  'plugin-path': (value) => libraryOffers(value, 1),
  'protocol-versions': versionOffers,
  'restart-timeout': listOffers,
  text: textOffers,
};

/** What may stand behind a directive's name. */
export function valueOffers(document: WordDocument, cursor: Cursor): readonly Offer[] {
  const written = writtenAt(cursor);
  const provider = written && providers[written.kind.name];
  if (!provider) return [];
  const sections = new Sections(document, cursor);
  const { settings } = sections.sectionOf(written.directive) ?? {};
  return provider({ ...written, document, cursor, settings, plugin: sections.context.plugin });
}
