export {
  type AccessFileAnswer,
  type AccessFileTopic,
  type AccessFileWord,
  aboutTopic,
  accessFileNames,
  accessFileTopics,
  findAccessFileWord,
  topicDescription,
  wordText,
} from './access-files/index.js';
export {
  type DirectiveFact,
  directiveFacts,
  embeddedText,
  rangeText,
  reloadText,
  visibleText,
} from './directive-facts.js';
export { directiveMarkdown } from './directive-markdown.js';
export { relatedDirectives, rulesByDirective } from './directive-rules.js';
export { type KindFacts, kindFacts, kindMarkdown, kindNames } from './kind-facts.js';
export {
  aclRules,
  addressText,
  encryptionText,
  policySummary,
  protocolText,
  whatTheyMayDo,
  whoMayConnect,
} from './listener-policy.js';
export {
  fixesOf,
  fixText,
  linkedRulePages,
  profileTexts,
  type RulePageOptions,
  releasesText,
  rulePage,
  severityIn,
  severityText,
} from './rule-page.js';
export {
  aclEntryText,
  bridgeTopicTexts,
  denialsOf,
  filterText,
  topicArrow,
} from './topics.js';
