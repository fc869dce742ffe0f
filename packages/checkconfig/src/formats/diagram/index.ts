import {
  type Diagram,
  type DiagramTheme,
  diagramDot,
  diagramMermaid,
  diagramSvg,
} from '@mosquitto-conf/validator';
import type { OutputFormat } from '../format.js';

/** What a format of `checkconfig diagram` is given. */
export interface Drawing {
  readonly diagram: Diagram;
  readonly theme: DiagramTheme;
}

const svg: OutputFormat<Drawing> = {
  name: 'svg',
  summary: 'a self-contained picture',
  write: ({ diagram, theme }) => `${diagramSvg(diagram, { theme })}\n`,
};

const mermaid: OutputFormat<Drawing> = {
  name: 'mermaid',
  summary: 'a flowchart that GitHub and GitLab draw in Markdown',
  write: ({ diagram }) => diagramMermaid(diagram),
};

const dot: OutputFormat<Drawing> = {
  name: 'dot',
  summary: 'a graph for Graphviz',
  write: ({ diagram }) => diagramDot(diagram),
};

/** The formats of `checkconfig diagram`; the first is the usual one. */
export const diagramFormats: readonly OutputFormat<Drawing>[] = [svg, mermaid, dot];
