import {
  type Diagram,
  type DiagramTheme,
  diagramDot,
  diagramMermaid,
  diagramSvg,
} from '@mosquitto-conf/validator';
import { diagramTexts } from '../../texts/diagram.js';
import type { OutputFormat } from '../format.js';

/** What a format of `checkconfig diagram` is given. */
export interface Drawing {
  readonly diagram: Diagram;
  readonly theme: DiagramTheme;
}

const svg: OutputFormat<Drawing> = {
  name: 'svg',
  summary: diagramTexts.svg,
  write: ({ diagram, theme }) => `${diagramSvg(diagram, { theme })}\n`,
};

const mermaid: OutputFormat<Drawing> = {
  name: 'mermaid',
  summary: diagramTexts.mermaid,
  write: ({ diagram }) => diagramMermaid(diagram),
};

const dot: OutputFormat<Drawing> = {
  name: 'dot',
  summary: diagramTexts.dot,
  write: ({ diagram }) => diagramDot(diagram),
};

/** The formats of `checkconfig diagram`; the first is the usual one. */
export const diagramFormats: readonly OutputFormat<Drawing>[] = [svg, mermaid, dot];
