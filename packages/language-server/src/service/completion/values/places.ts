import { address, port as portDirective } from '@mosquitto-conf/config/directives';
import { addressFamily, choicesOf, phrase } from '@mosquitto-conf/config/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { completionTexts as texts } from '../../../texts/completion.js';
import { typedOf } from '../../cursor.js';
import { fileOffers } from '../files.js';
import { knownTopics } from '../names.js';
import { choiceOffers, nameOffers, type Offer } from '../offer.js';
import { isNumberTyped } from './numbers.js';
import { addressOffers } from './texts.js';
import type { Provider } from './value.js';

/** A port that is not taken, then an address or the path of a socket. */
export const listenerOffers: Provider = ({ cursor, kind, document }) => {
  const { project, file } = document;
  if (cursor.index === 1) {
    if (isNumberTyped(cursor)) return [];
    const taken = new Set(
      project.analysis.configuration.listeners
        // The port of a default listener without a `port` line stays on offer. Unix sockets have no port.
        .filter(
          ({ origin, settings, port }) => port > 0 && (origin === 'listener' || settings.has(portDirective)),
        )
        .filter(({ place }) => place?.file !== file || place.line !== cursor.line)
        .map(({ port }) => String(port)),
    );
    const [port] = kind.parameters ?? [];
    const more = cursor.words.length > 2 ? '' : ' ';
    return choiceOffers(project, choicesOf(port?.choices ?? [], project.release))
      .filter(({ label }) => !taken.has(label))
      .map((offer) => (offer.label === '0' ? { ...offer, text: `0${more}` } : offer));
  }
  if (cursor.index > 2) return [];
  if (cursor.words[1]?.text === '0')
    return fileOffers(cursor, cursor.word, { endings: ['.sock', '.socket'] });
  return addressOffers(project.host.interfaces());
};

/** Other bridges' addresses; behind a host and a colon, the usual ports. */
export const bridgeAddressOffers: Provider = ({ cursor, kind, document }) => {
  const { release, analysis } = document.project;
  const typed = typedOf(cursor);
  // Any port may be meant by the digits that are there.
  if (/:\d+$/.test(typed)) return [];
  const host = hostBeforePort(typed);
  const others = new Set(
    analysis.configuration.bridges
      .filter(({ settings }) => {
        const place = settings.setting(address)?.place;
        return place?.file !== document.file || place.line !== cursor.line;
      })
      .flatMap(({ addresses }) => addresses.map((one) => `${one.host}:${one.port}`)),
  );
  const [parameter] = kind.parameters ?? [];
  const ports = host === undefined ? [] : choicesOf(parameter?.choices ?? [], release);
  return [
    ...ports.map(
      ({ word, summary }): Offer => ({
        label: `${host}:${word}`,
        kind: CompletionItemKind.Value,
        detail: document.project.say(phrase(summary)),
      }),
    ),
    ...[...others].map(
      (label): Offer => ({
        label,
        kind: CompletionItemKind.Value,
        detail: document.project.say(texts.asBridge),
      }),
    ),
  ];
};

/** What is typed in front of a last colon; undefined if more of an IPv6 address may follow. */
function hostBeforePort(typed: string): string | undefined {
  const host = /^(.+):$/.exec(typed)?.[1];
  return host?.includes(':') && addressFamily(host) !== 'ipv6' ? undefined : host;
}

/** Word by word: pattern, direction, QoS, prefixes. */
export const topicOffers: Provider = ({ cursor, kind, document }) => {
  const { index, words } = cursor;
  const { project } = document;
  const parameter = kind.parameters?.[index - 1];
  if (!parameter) return [];
  const offers = choiceOffers(project, choicesOf(parameter.choices ?? [], project.release));
  if (index === 1) {
    // Without a pattern, a prefix must follow.
    const more = words.length > 2 ? '' : ' ';
    const patterns = offers.map((offer) => (offer.label === '""' ? { ...offer, text: `""${more}` } : offer));
    return [...patterns, ...topicNames()];
  }
  return index < 4 ? offers : [...offers, ...prefixes(index === 4 ? 'localPrefix' : 'remotePrefix')];

  function topicNames(): Offer[] {
    const own = new Set(offers.map(({ label }) => label));
    const topics = [...knownTopics(cursor)].filter(
      ([topic]) => topic !== '' && !own.has(topic) && !/%[cu]| /.test(topic),
    );
    return nameOffers(topics, typedOf(cursor), CompletionItemKind.Value);
  }

  function prefixes(side: 'localPrefix' | 'remotePrefix'): Offer[] {
    const found = new Map<string, string>();
    for (const { name, topics } of project.analysis.configuration.bridges) {
      for (const { [side]: prefix, place } of topics) {
        const here = place.file === document.file && place.line === cursor.line;
        if (prefix !== undefined && !here && prefix !== words[index]?.text)
          found.set(prefix, project.say(texts.ofBridge({ name })));
      }
    }
    return nameOffers(found, typedOf(cursor), CompletionItemKind.Value);
  }
};
