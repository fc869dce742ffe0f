import type { Command } from '../services.js';

/** Shows a picture of the configuration beside the editor. */
export const showDiagram: Command = {
  id: 'mosquitto.showDiagram',
  async run({ configurations, diagram }, given) {
    const state = await configurations.current(given);
    if (state) await diagram.show(state.uri);
  },
};
