import type { Place, Text } from '@mosquitto-conf/config';
import { port } from '@mosquitto-conf/config/directives';
import { outcomeWords, policySummary } from '@mosquitto-conf/validator/internal';
import { lensTexts as texts } from '../../texts/beside-lines.js';
import { bridgeTopicsText } from '../hover/sections.js';
import type { WordDocument } from '../parsed-document.js';
import type { Project } from '../project.js';
import type { LensList } from './lens-list.js';

const TOP = { start: 0, end: 0 };

/** Above the main file, its listeners and its bridges. */
export function configurationLenses({ project, file }: WordDocument, lenses: LensList): void {
  const { analysis, main } = project;
  if (file === main) {
    lenses.action(TOP, project.say(texts.start), 'mosquitto.startTestBroker');
    lenses.text(TOP, project.say(outcomeText(project)), 'mosquitto.chooseTarget');
    lenses.action(TOP, project.say(texts.effective), 'mosquitto.showEffective');
    lenses.action(TOP, project.say(texts.diagram), 'mosquitto.showDiagram');
  }
  for (const policy of project.policies) {
    const { listener } = policy;
    const place = listener.place ?? listener.settings.setting(port)?.place;
    if (listener.origin !== 'listener' || !here(file, place)) continue;
    lenses.text(place.span, policySummary(policy, project.options.language), 'mosquitto.showEffective');
  }
  for (const bridge of analysis.configuration.bridges) {
    if (!here(file, bridge.place)) continue;
    lenses.text(bridge.place.span, project.say(bridgeTopicsText(bridge)), 'mosquitto.showDiagram');
  }
}

function here(file: string, place: Place | undefined): place is Place {
  return place?.file === file;
}

/** `Mosquitto 2.0.22 refuses this: line 7`. */
function outcomeText({ analysis, release, main }: Project): Text {
  const { outcome, stop } = analysis;
  const place = stop?.place;
  const said = { release: release.name, outcome: stop?.hangs ? texts.neverStarts : outcomeWords[outcome] };
  if (!place) return texts.outcome(said);
  const { file, line } = place;
  return texts.outcomeAt({ ...said, place: file === main ? texts.line({ line }) : `${file}:${line}` });
}
