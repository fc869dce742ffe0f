import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig diagram`. */
export const diagramTexts = textsOf('checkconfig-diagram', {
  openFailed: '--open: "{program}" cannot be started; the picture is in "{path}"',
  description: 'draw listeners, who may connect to them, plugins, bridges and persistence',
  theme: "the colors of the SVG; auto follows the reader's system",
  open: 'open the SVG in the browser instead of printing it',
  help: `
A dashed line is a connection that is not encrypted. A configuration that the release refuses is drawn as far as it is
understood, and the picture says why it is refused. Passwords and keys are never shown.

Exit code: 0, 2 wrong use.

Examples:
  checkconfig diagram mosquitto.conf > mosquitto.svg
  checkconfig diagram mosquitto.conf --open
  checkconfig diagram mosquitto.conf --format mermaid`,
  openIsSvg: '--open shows an SVG: leave out --format {format}',
  svg: 'a self-contained picture',
  mermaid: 'a flowchart that GitHub and GitLab draw in Markdown',
  dot: 'a graph for Graphviz',
});
