import { type Place, write } from '@mosquitto-conf/config';
import { port } from '@mosquitto-conf/config/directives';
import { count, outcomeWords, policySummary } from '@mosquitto-conf/validator/internal';
import { directionsText } from '../hover/sections.js';
import type { WordDocument } from '../parsed-document.js';
import type { Project } from '../project.js';
import type { LensList } from './lens-list.js';

const TOP = { start: 0, end: 0 };

/** Above the main file, its listeners and its bridges. */
export function configurationLenses({ project, file }: WordDocument, lenses: LensList): void {
  const { analysis, main } = project;
  if (file === main) {
    lenses.action(TOP, '$(play) Start test broker', 'mosquitto.startTestBroker');
    lenses.text(TOP, outcomeText(project), 'mosquitto.chooseTarget');
    lenses.action(TOP, 'Settings in force', 'mosquitto.showEffective');
    lenses.action(TOP, 'Diagram', 'mosquitto.showDiagram');
  }
  for (const policy of project.policies) {
    const { listener } = policy;
    const place = listener.place ?? listener.settings.setting(port)?.place;
    if (listener.origin !== 'listener' || !here(file, place)) continue;
    lenses.text(place.span, policySummary(policy), 'mosquitto.showEffective');
  }
  for (const bridge of analysis.configuration.bridges) {
    if (!here(file, bridge.place)) continue;
    const { topics, place } = bridge;
    const ways = topics.length > 0 ? `: ${directionsText(bridge)}` : '';
    lenses.text(place.span, `${count(topics.length, 'topic')}${ways}`, 'mosquitto.showDiagram');
  }
}

function here(file: string, place: Place | undefined): place is Place {
  return place?.file === file;
}

/** `Mosquitto 2.0.22 refuses this: line 7`. */
function outcomeText({ analysis, release, main }: Project): string {
  const { outcome, stop } = analysis;
  const place = stop?.place;
  const where = place && (place.file === main ? `line ${place.line}` : `${place.file}:${place.line}`);
  const words = stop?.hangs ? 'never finishes starting' : write(outcomeWords[outcome]);
  return `Mosquitto ${release.name} ${words}${where ? `: ${where}` : ''}`;
}
