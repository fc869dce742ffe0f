import {
  type Diagram,
  type DiagramTheme,
  diagramDot,
  diagramMermaid,
  diagramSvg,
} from '@mosquitto-conf/validator';
import { languageOfRun } from '../../language.js';
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
  write: ({ diagram, theme }) => `${diagramSvg(diagram, { theme, language: languageOfRun() })}\n`,
};

const mermaid: OutputFormat<Drawing> = {
  name: 'mermaid',
  summary: diagramTexts.mermaid,
  write: ({ diagram }) => diagramMermaid(diagram, languageOfRun()),
};

const dot: OutputFormat<Drawing> = {
  name: 'dot',
  summary: diagramTexts.dot,
  write: ({ diagram }) => diagramDot(diagram, languageOfRun()),
};

/** The formats of `checkconfig diagram`; the first is the usual one. */
export const diagramFormats: readonly OutputFormat<Drawing>[] = [svg, mermaid, dot];
