import { type Language, type Text, write } from '@mosquitto-conf/config';
import { diagramTexts as texts } from '../texts/diagram.js';
import { listOf } from '../texts/lists.js';
import type {
  DiagramBridge,
  DiagramFile,
  DiagramListener,
  DiagramPersistence,
  DiagramPlugin,
} from './model.js';
import type { Paint } from './palette.js';
import { element, escapeXml, fit, wrap } from './svg.js';

/** A line of text on a card. */
export interface CardLine<T = string> {
  readonly text: T;
  readonly tone?: 'text' | 'faint' | 'good' | 'open';
}

/** A box with a heading and a few lines. */
export interface Card<T = string> {
  readonly heading: T;
  /** In smaller letters beside the heading. */
  readonly aside?: T;
  readonly lines: readonly CardLine<T>[];
  /** The color of its edge. */
  readonly edge: 'good' | 'open' | 'border';
}

/** A card before it is written in a language. */
type CardText = Card<string | Text>;

/** The card in a language. */
export function writeCard({ heading, aside, lines, edge }: CardText, language?: Language): Card {
  const say = (text: string | Text) => (typeof text === 'string' ? text : write(text, language));
  return {
    heading: say(heading),
    ...(aside === undefined ? {} : { aside: say(aside) }),
    lines: lines.map(({ text, ...line }) => ({ ...line, text: say(text) })),
    edge,
  };
}

const HEADING = 16;
const TEXT = 13;
const LINE = 19;
const PAD = 12;
/** How many rows one line of a card may take. */
const MOST_ROWS = 2;

export function cardHeight(card: Card, width: number): number {
  return PAD * 2 + HEADING + 3 + rowsOf(card, width).length * LINE;
}

function roomOf(width: number): number {
  return width - PAD * 2 - 4;
}

/** The lines of a card, broken where they are too long. */
function rowsOf({ lines }: Card, width: number): readonly CardLine[] {
  return lines.flatMap(({ text, ...line }) =>
    wrap(text, roomOf(width), TEXT, MOST_ROWS).map((row) => ({ ...line, text: row })),
  );
}

/** A card as SVG. */
export function drawCard(
  card: Card,
  x: number,
  y: number,
  width: number,
  { colors }: Paint,
  height = cardHeight(card, width),
): string {
  const { heading, aside, lines, edge } = card;
  const room = roomOf(width);
  const left = x + PAD + 4;
  const full = [aside ? `${heading} ${aside}` : heading, ...lines.map(({ text }) => text)].join('\n');
  const short = fit(heading, room, HEADING * 1.05);
  const rows = rowsOf(card, width).map(({ text, tone = 'faint' }, index) =>
    element(
      'text',
      {
        x: left,
        y: y + PAD + HEADING + 4 + (index + 1) * LINE - 4,
        'font-size': TEXT,
        ...colors({ fill: tone }),
      },
      escapeXml(text),
    ),
  );
  return element(
    'g',
    {},
    element('title', {}, full.split('\n').map(escapeXml).join('\n')),
    element('rect', { x, y, width, height, rx: 8, ...colors({ fill: 'card', stroke: 'border' }) }),
    element('rect', { x, y: y + 8, width: 4, height: height - 16, rx: 2, ...colors({ fill: edge }) }),
    element(
      'text',
      {
        x: left,
        y: y + PAD + HEADING - 2,
        'font-size': HEADING,
        'font-weight': 600,
        ...colors({ fill: 'text' }),
      },
      escapeXml(short),
      ...(aside && short === heading
        ? [
            element(
              'tspan',
              { dx: 7, 'font-size': TEXT, 'font-weight': 400, ...colors({ fill: 'faint' }) },
              escapeXml(fit(aside, room - heading.length * HEADING * 0.62, TEXT)),
            ),
          ]
        : []),
    ),
    ...rows,
  );
}

export function listenerCard(listener: DiagramListener): CardText {
  const { port, address, protocol, encryption, local, anonymous, who, rights, mountPoint } = listener;
  // What never leaves the machine needs no encryption.
  const edge = encryption ? 'good' : local ? 'border' : 'open';
  return {
    heading: port,
    aside: address,
    edge,
    lines: [
      { text: protocol, tone: edge === 'border' ? 'faint' : edge },
      { text: texts.clients({ who }), tone: anonymous && !local ? 'open' : 'text' },
      { text: texts.allowed({ rights }) },
      ...(mountPoint === undefined ? [] : [{ text: texts.topicsBelow({ mountPoint }) }]),
    ],
  };
}

/** How many topics of a bridge a card shows. */
const MOST_TOPICS = 8;

export function bridgeCard({
  name,
  addresses,
  protocol,
  encryption,
  public: wide,
  topics,
}: DiagramBridge): CardText {
  const shown = topics.length > MOST_TOPICS ? topics.slice(0, MOST_TOPICS - 1) : topics;
  const more = topics.length - shown.length;
  return {
    heading: name,
    edge: encryption ? 'good' : 'open',
    lines: [
      { text: addresses.length > 0 ? listOf(addresses) : texts.noAddress, tone: 'text' },
      { text: wide ? texts.overInternet({ protocol }) : protocol, tone: encryption ? 'good' : 'open' },
      ...shown.map(({ text }) => ({ text })),
      ...(more > 0 ? [{ text: texts.moreTopics({ count: more }) }] : []),
      ...(topics.length === 0 ? [{ text: texts.noTopics }] : []),
    ],
  };
}

const kinds = { passwords: texts.passwords, acl: texts.acl, psk: texts.psk } as const;

export function fileCard({ kind, path, content, listeners }: DiagramFile): CardText {
  return {
    heading: kinds[kind],
    aside: content ?? texts.notHere,
    edge: 'border',
    lines: [{ text: path, tone: 'text' }, { text: texts.forListeners({ listeners }) }],
  };
}

export function pluginCard({ path, name, users }: DiagramPlugin): CardText {
  return {
    heading: texts.plugin,
    ...(name === undefined ? {} : { aside: name }),
    edge: 'border',
    lines: [{ text: path, tone: 'text' }, { text: users }],
  };
}

export function persistenceCard({ path, saved }: DiagramPersistence): CardText {
  return {
    heading: texts.persistence,
    edge: 'border',
    lines: path === undefined ? [{ text: saved }] : [{ text: path, tone: 'text' }, { text: saved }],
  };
}
