import type { Language } from '@mosquitto-conf/config';
import { readable } from '../markdown.js';
import { type GraphEdge, type GraphNode, graphOf } from './graph.js';
import type { Diagram } from './model.js';
import { light } from './palette.js';

/** A diagram as a Mermaid flowchart, which GitHub and GitLab draw in Markdown. */
export function diagramMermaid(diagram: Diagram, language?: Language): string {
  const { broker, groups, edges } = graphOf(diagram, language);
  const lines = [
    'flowchart LR',
    `  broker[${label(broker)}]`,
    ...groups.flatMap(({ id, title, nodes }) => [
      `  subgraph ${id}[${label([title])}]`,
      ...nodes.map((node) => `    ${node.id}[${label(node.lines)}]${classOf(node)}`),
      '  end',
    ]),
    ...edges.map(edgeText),
    `  classDef good stroke:${light.good},stroke-width:2px`,
    `  classDef open stroke:${light.open},stroke-width:2px`,
  ];
  return `${lines.join('\n')}\n`;
}

function classOf({ edge }: GraphNode): string {
  return edge === 'border' ? '' : `:::${edge}`;
}

/** Listeners are to the left of the broker, everything else to its right. Dashed is what nothing encrypts. */
function edgeText({ node, direction, isEncrypted }: GraphEdge): string {
  const line = isEncrypted ? '--' : '-.-';
  if (node.startsWith('listener')) return `  ${node} ${line}> broker`;
  const back = direction === 'in' || direction === 'both' ? '<' : '';
  const out = direction === 'out' || direction === 'both' ? '>' : isEncrypted ? '-' : '';
  return `  broker ${back}${line}${out} ${node}`;
}

/** A quoted label; what Mermaid or HTML would read as their own is written by its number. */
function label(lines: readonly string[]): string {
  const text = lines.map((line) =>
    readable(line).replace(
      /[^\p{L}\p{N}\p{M} .,:/()+@_=→←↔-]/gu,
      (character) => `#${character.codePointAt(0)};`,
    ),
  );
  return `"${text.join('<br/>')}"`;
}
