import { type Language, write } from '@mosquitto-conf/config';
import { outcomeWords } from '../outcome.js';
import { diagramTexts as texts } from '../texts/diagram.js';
import {
  bridgeCard,
  type Card,
  fileCard,
  listenerCard,
  persistenceCard,
  pluginCard,
  writeCard,
} from './cards.js';
import type { Diagram, DiagramBridge } from './model.js';

/** A box of a diagram as a graph, for languages that draw graphs themselves. */
export interface GraphNode {
  readonly id: string;
  /** The lines in the box. */
  readonly lines: readonly string[];
  readonly edge: Card['edge'];
}

/** A line between the broker and a node. */
export interface GraphEdge {
  readonly node: string;
  /** Which ends have arrows, seen from the node: `in` to the broker, `out` from it. */
  readonly direction: 'in' | 'out' | 'both' | 'none';
  readonly isEncrypted: boolean;
}

/** Boxes of one kind. */
export interface GraphGroup {
  readonly id: string;
  readonly title: string;
  readonly nodes: readonly GraphNode[];
}

/** A diagram as a graph. */
export interface Graph {
  readonly broker: readonly string[];
  readonly groups: readonly GraphGroup[];
  readonly edges: readonly GraphEdge[];
}

/** The diagram as a graph: every box with the same words as in the picture. */
export function graphOf(diagram: Diagram, language?: Language): Graph {
  const { broker, listeners, bridges, files, plugins, persistence } = diagram;
  const { title, file, outcome, message } = broker;
  const written = (card: Parameters<typeof writeCard>[0]) => writeCard(card, language);
  const listenerNodes = nodes('listener', listeners.map(listenerCard).map(written));
  const bridgeNodes = nodes('bridge', bridges.map(bridgeCard).map(written));
  const below = [...files.map(fileCard), ...plugins.map(pluginCard), persistenceCard(persistence)];
  const groups = [
    { id: 'listeners', title: write(texts.listeners, language), nodes: listenerNodes },
    { id: 'bridges', title: write(texts.bridges, language), nodes: bridgeNodes },
    {
      id: 'files',
      title: write(texts.filesAndPlugins, language),
      nodes: nodes('file', below.map(written)),
    },
  ];
  return {
    broker: [
      title,
      file,
      write(outcomeWords[outcome], language),
      ...(message === undefined ? [] : [message]),
    ],
    groups: groups.filter((group) => group.nodes.length > 0),
    edges: [
      ...listenerNodes.map(({ id, edge }): GraphEdge => {
        return { node: id, direction: 'in', isEncrypted: edge === 'good' };
      }),
      ...bridgeNodes.map(({ id, edge }, index): GraphEdge => {
        return { node: id, direction: directionOf(bridges[index]!), isEncrypted: edge === 'good' };
      }),
    ],
  };
}

function nodes(kind: string, cards: readonly Card[]): readonly GraphNode[] {
  return cards.map(({ heading, aside, lines, edge }, index) => ({
    id: `${kind}${index + 1}`,
    lines: [aside ? `${heading} ${aside}` : heading, ...lines.map(({ text }) => text)],
    edge,
  }));
}

/** Which way a bridge carries messages. */
export function directionOf({ topics }: DiagramBridge): GraphEdge['direction'] {
  const isIn = topics.some(({ direction }) => direction !== 'out');
  const isOut = topics.some(({ direction }) => direction !== 'in');
  if (isIn && isOut) return 'both';
  return isIn ? 'in' : isOut ? 'out' : 'none';
}
