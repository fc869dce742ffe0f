export { type DiagramSvgOptions, diagramSvg } from './diagram-svg.js';
export {
  type Diagram,
  type DiagramBridge,
  type DiagramBroker,
  type DiagramFile,
  type DiagramListener,
  type DiagramPlugin,
  diagramOf,
} from './model.js';
