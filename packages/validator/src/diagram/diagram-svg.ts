import { type Language, type Text, write } from '@mosquitto-conf/config';
import { outcomeWords } from '../outcome.js';
import { countText } from '../texts/counts.js';
import { diagramTexts as texts } from '../texts/diagram.js';
import { listOf } from '../texts/lists.js';
import {
  bridgeCard,
  type Card,
  cardHeight,
  drawCard,
  fileCard,
  listenerCard,
  persistenceCard,
  pluginCard,
  writeCard,
} from './cards.js';
import { directionOf } from './graph.js';
import type { Diagram, DiagramBridge, DiagramBroker } from './model.js';
import { light, type Paint, type Palette, paintOf, type Theme } from './palette.js';
import { element, escapeXml, fit, wrap } from './svg.js';

const MARGIN = 24;
const SIDE = 340;
const MIDDLE = 200;
const WAY = 48;
const GAP = 14;
const HEAD = 26;
/** From this height on one has to scroll, so that everything begins at the top. */
const TALL = 900;

/** How a diagram looks. */
export interface DiagramSvgOptions {
  /** The colors; `auto`, the default, follows the reader's system. */
  readonly theme?: Theme;
  /** English where it is absent. */
  readonly language?: Language | undefined;
}

/**
 * A diagram as SVG that needs no other file: listeners on the left, the broker as a bar that they all reach, bridges on
 * the right, and below them the files and plugins that decide who may connect, and what is kept.
 */
export function diagramSvg(diagram: Diagram, { theme = 'auto', language }: DiagramSvgOptions = {}): string {
  const paint = paintOf(theme);
  const { broker, listeners, bridges, files, plugins, persistence } = diagram;
  const say = (text: Text) => write(text, language);
  const written = (card: Parameters<typeof writeCard>[0]) => writeCard(card, language);
  const left = listeners.map(listenerCard).map(written);
  const right = bridges.map(bridgeCard).map(written);
  const below = [...files.map(fileCard), ...plugins.map(pluginCard), persistenceCard(persistence)].map(
    written,
  );
  const hasBridges = right.length > 0;
  const width = MARGIN * 2 + SIDE + WAY + MIDDLE + (hasBridges ? WAY + SIDE : 0);
  const top = MARGIN + HEAD;
  const tall = Math.max(columnHeight(left), columnHeight(right), 150);
  const grid = drawGrid(below, top + tall + 28, width, paint);
  const height = grid.bottom + MARGIN;
  const brokerX = MARGIN + SIDE + WAY;
  const rightX = brokerX + MIDDLE + WAY;
  const leftAt = places(left, top, tall);
  const rightAt = places(right, top, tall);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-labelledby': 'diagram-title diagram-description',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif",
    },
    element(
      'title',
      { id: 'diagram-title' },
      escapeXml(say(texts.title({ broker: broker.title, file: broker.file }))),
    ),
    element('desc', { id: 'diagram-description' }, escapeXml(description(diagram).map(say).join(' '))),
    ...(paint.style === undefined ? [] : [element('style', {}, paint.style)]),
    element('rect', { width, height, ...paint.colors({ fill: 'page' }) }),
    heading(say(texts.listeners), MARGIN, paint),
    ...(hasBridges ? [heading(say(texts.bridges), rightX, paint)] : []),
    ...left.map((card, index) =>
      way(MARGIN + SIDE, brokerX, middle(card, leftAt[index]!), card, { end: true }, paint),
    ),
    ...right.map((card, index) =>
      way(brokerX + MIDDLE, rightX, middle(card, rightAt[index]!), card, arrowsOf(bridges[index]!), paint),
    ),
    ...left.map((card, index) => drawCard(card, MARGIN, leftAt[index]!, SIDE, paint)),
    ...right.map((card, index) => drawCard(card, rightX, rightAt[index]!, SIDE, paint)),
    drawBroker(broker, say(outcomeWords[broker.outcome]), brokerX, top, tall, paint),
    ...grid.content,
  );
}

/** What the picture shows, for those who do not see it. */
function description({ broker: { message }, listeners, bridges }: Diagram): readonly Text[] {
  const starts = message === undefined ? texts.starts : texts.doesNotStart({ message });
  const ports = listeners.map(({ title, who }) => texts.listener({ title, who }));
  const ways = bridges.map(({ name, addresses, topics }) =>
    texts.bridge({
      name,
      addresses: addresses.length > 0 ? listOf(addresses) : texts.noAddress,
      topics: countText('topics', topics.length),
    }),
  );
  return [starts, ...ports, ...ways];
}

function columnHeight(cards: readonly Card[]): number {
  return cards.reduce((sum, card) => sum + cardHeight(card, SIDE) + GAP, -GAP);
}

/** The top of each card of a column, which is centered in the visible area. */
function places(cards: readonly Card[], top: number, tall: number): number[] {
  let y = tall > TALL ? top : top + (tall - columnHeight(cards)) / 2;
  return cards.map((card) => {
    const at = y;
    y += cardHeight(card, SIDE) + GAP;
    return at;
  });
}

function middle(card: Card, top: number): number {
  return top + cardHeight(card, SIDE) / 2;
}

function heading(text: string, x: number, paint: Paint): string {
  return element(
    'text',
    {
      x,
      y: MARGIN + 10,
      'font-size': 12,
      'font-weight': 600,
      'letter-spacing': 0.6,
      ...paint.colors({ fill: 'faint' }),
    },
    escapeXml(text.toUpperCase()),
  );
}

interface Arrows {
  readonly start?: boolean;
  readonly end?: boolean;
}

function arrowsOf(bridge: DiagramBridge): Arrows {
  const direction = directionOf(bridge);
  return {
    start: direction === 'in' || direction === 'both',
    end: direction === 'out' || direction === 'both',
  };
}

/** A connection: dashed where nothing encrypts it. */
function way(from: number, to: number, y: number, card: Card, { start, end }: Arrows, paint: Paint): string {
  const color = card.edge === 'border' ? 'faint' : card.edge;
  const tip = (x: number, back: number) =>
    element('path', { d: `M${x} ${y}l${back} -5v10z`, ...paint.colors({ fill: color }) });
  return element(
    'g',
    {},
    element('line', {
      x1: from + (start ? 12 : 4),
      y1: y,
      x2: to - (end ? 12 : 4),
      y2: y,
      ...paint.colors({ stroke: color }),
      'stroke-width': 2,
      'stroke-dasharray': card.edge === 'good' ? undefined : '5 5',
    }),
    ...(start ? [tip(from + 4, 9)] : []),
    ...(end ? [tip(to - 4, -9)] : []),
  );
}

function drawBroker(
  broker: DiagramBroker,
  verdict: string,
  x: number,
  y: number,
  height: number,
  paint: Paint,
): string {
  const { title, file, outcome, message } = broker;
  const lines = wrap((message ?? '').replaceAll('`', ''), MIDDLE - 24, 12, 8);
  const centre = x + MIDDLE / 2;
  const block = 92 + (lines.length > 0 ? lines.length * 16 + 10 : 0);
  const from = height > TALL ? y + 24 : y + (height - block) / 2;
  const text = (content: string, offset: number, size: number, tone: keyof Palette, weight = 400) =>
    element(
      'text',
      {
        x: centre,
        y: from + offset,
        'text-anchor': 'middle',
        'font-size': size,
        'font-weight': weight,
        ...paint.colors({ fill: tone }),
      },
      escapeXml(fit(content, MIDDLE - 24, size)),
    );
  const good = outcome === 'running';
  return element(
    'g',
    {},
    element('title', {}, escapeXml([title, file, message ?? verdict].join(' · '))),
    element('rect', { x, y, width: MIDDLE, height, rx: 10, ...paint.colors({ fill: 'broker' }) }),
    text(title, 18, 17, 'brokerText', 600),
    text(file, 40, 12, 'brokerFaint'),
    element('rect', {
      x: centre - 66,
      y: from + 56,
      width: 132,
      height: 26,
      rx: 13,
      fill: good ? light.good : light.bad,
    }),
    text(verdict, 73, 12.5, 'brokerText', 600),
    ...lines.map((line, index) => text(line, 104 + index * 16, 12, 'brokerFaint')),
  );
}

/** Cards side by side, in as many rows as it takes. */
function drawGrid(cards: readonly Card[], top: number, width: number, paint: Paint) {
  const columns = Math.max(1, Math.floor((width - MARGIN * 2 + GAP) / (240 + GAP)));
  const each = (width - MARGIN * 2 - (columns - 1) * GAP) / columns;
  const tall = Math.max(...cards.map((card) => cardHeight(card, each)));
  const content = cards.map((card, index) =>
    drawCard(
      card,
      MARGIN + (index % columns) * (each + GAP),
      top + Math.floor(index / columns) * (tall + GAP),
      each,
      paint,
      tall,
    ),
  );
  return { content, bottom: top + Math.ceil(cards.length / columns) * (tall + GAP) - GAP };
}
