export { diagramDot } from './diagram-dot.js';
export { diagramMermaid } from './diagram-mermaid.js';
export { type DiagramSvgOptions, diagramSvg } from './diagram-svg.js';
export {
  type Diagram,
  type DiagramBridge,
  type DiagramBroker,
  type DiagramFile,
  type DiagramListener,
  type DiagramPersistence,
  type DiagramPlugin,
  diagramOf,
} from './model.js';
export type { Theme as DiagramTheme } from './palette.js';
