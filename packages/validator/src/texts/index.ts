import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { textsOfCategories } from '../categories.js';
import { accessFileTopics, textsOfTopic } from '../explain/access-files/index.js';
import { textsOfRule } from '../rule-texts.js';
import { rules } from '../rules/index.js';
import { upgradeTexts } from '../upgrade/texts.js';
import { accessChangeTexts, sampleClientTexts, stepTexts } from './access.js';
import { accessReasonTexts, connectReasonTexts } from './access-reasons.js';
import { certificateNames, validityTexts } from './certificate-names.js';
import { countTexts } from './counts.js';
import { diagramTexts } from './diagram.js';
import { diffTexts } from './diff.js';
import { directiveFactTexts } from './directive-facts.js';
import { directiveHoverTexts } from './directive-hover.js';
import { effectiveTexts } from './effective.js';
import { farEndTexts } from './far-ends.js';
import { fixTitles } from './fix-titles.js';
import { policyTexts } from './listener-policy.js';
import { lists } from './lists.js';
import { outcomeTexts } from './outcome.js';
import { ruleFactTexts } from './rule-facts.js';
import { selectorTexts } from './selectors.js';
import { slips } from './slips.js';
import { suppressionTexts } from './suppressions.js';
import { topicTexts } from './topics.js';

/** Every group of texts of this package: one for each rule, and what rules share. */
export const texts: readonly AnyTexts[] = [
  ...rules.map(textsOfRule),
  ...accessFileTopics.map(textsOfTopic),
  textsOfCategories(),
  accessChangeTexts,
  accessReasonTexts,
  certificateNames,
  farEndTexts,
  connectReasonTexts,
  countTexts,
  diagramTexts,
  diffTexts,
  directiveFactTexts,
  directiveHoverTexts,
  effectiveTexts,
  fixTitles,
  policyTexts,
  lists,
  ruleFactTexts,
  sampleClientTexts,
  stepTexts,
  outcomeTexts,
  selectorTexts,
  slips,
  suppressionTexts,
  topicTexts,
  validityTexts,
  ...upgradeTexts,
];
