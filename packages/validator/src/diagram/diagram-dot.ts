import type { Language } from '@mosquitto-conf/config';
import { readable } from '../markdown.js';
import { type GraphEdge, type GraphNode, graphOf } from './graph.js';
import type { Diagram } from './model.js';
import { light } from './palette.js';

/** A diagram in the language DOT of Graphviz. */
export function diagramDot(diagram: Diagram, language?: Language): string {
  const { broker, groups, edges } = graphOf(diagram, language);
  const lines = [
    'digraph mosquitto {',
    '  rankdir=LR',
    '  node [shape=box, style="rounded,filled", fillcolor="white", fontname="Helvetica,Arial,sans-serif"]',
    `  broker [label=${quoted(broker)}]`,
    ...groups.flatMap(({ id, title, nodes }) => [
      `  subgraph cluster_${id} {`,
      `    label=${quoted([title])}`,
      ...nodes.map((node) => `    ${node.id} [label=${quoted(node.lines)}${colorOf(node)}]`),
      '  }',
    ]),
    ...edges.map(edgeText),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function colorOf({ edge }: GraphNode): string {
  return edge === 'border' ? '' : `, color="${light[edge]}"`;
}

const arrows = { in: 'back', out: 'forward', both: 'both', none: 'none' } as const;

function edgeText({ node, direction, isEncrypted }: GraphEdge): string {
  const style = isEncrypted ? '' : ', style=dashed';
  if (node.startsWith('listener')) return `  ${node} -> broker [dir=forward${style}]`;
  return `  broker -> ${node} [dir=${arrows[direction]}${style}]`;
}

/** A quoted label with its lines on the left. `&` begins an entity of HTML there. */
function quoted(lines: readonly string[]): string {
  const text = lines.map((line) =>
    readable(line).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"'),
  );
  return lines.length === 1 ? `"${text[0]}"` : `"${text.map((line) => `${line}\\l`).join('')}"`;
}
