// What the other packages of this repository use of this one. It may change with any release.
export { nearestWord } from '@mosquitto-conf/config/internal';
export {
  type AccessAction,
  type AccessMatrix,
  type Answered,
  type AskedClient,
  accessChangeText,
  accessMatrix,
  accessPlace,
  askAccess,
  askAll,
  askConnect,
  type Cell,
  clientOf,
  compareAccess,
  connectPlace,
  type ExplainedStep,
  exampleTopic,
  type MatrixRow,
  policiesByName,
  policyFilters,
  type Request as AccessRequest,
  usersOf,
} from './access/index.js';
export { categoryTexts } from './categories.js';
export { everyFinding } from './diagnose.js';
export {
  type EffectiveMarkdown,
  effectiveMarkdown,
  pluginUsers,
  sectionTitle,
  shownValues,
  tellingSections,
  valueCell,
  verdict,
} from './effective/index.js';
export { inWords } from './effective/words.js';
export { equalConfigurations } from './equal.js';
export { EXAMPLE_MAIN, exampleFiles, exampleHost } from './examples/example-host.js';
export { readExample } from './examples/read-example.js';
export {
  type AccessFileAnswer,
  type AccessFileTopic,
  aboutTopic,
  accessFileNames,
  accessFileTopics,
  aclEntryText,
  aclRules,
  addressText,
  bridgeTopicTexts,
  type DirectiveFact,
  denialsOf,
  directiveFacts,
  directiveMarkdown,
  embeddedText,
  encryptionText,
  filterText,
  findAccessFileWord,
  fixesOf,
  fixText,
  type KindFacts,
  kindFacts,
  kindMarkdown,
  kindNames,
  linkedRulePages,
  policySummary,
  profileTexts,
  protocolText,
  type RulePageOptions,
  rangeText,
  relatedDirectives,
  releasesText,
  reloadText,
  rulePage,
  rulesByDirective,
  severityIn,
  severityText,
  topicArrow,
  topicDescription,
  visibleText,
  whatTheyMayDo,
  whoMayConnect,
  wordText,
} from './explain/index.js';
export { type AclUse, aclsOf } from './facts/access.js';
export { certificateExpiry, dayOf, validityOf } from './facts/certificates.js';
export { type KnownPlugin, knownPlugin, knownPlugins } from './facts/known-plugins.js';
export { namesOf } from './facts/listeners.js';
export { isLocal, isPublic } from './facts/network.js';
export { type FoldedDiagnostic, foldFindings } from './fold-findings.js';
export { code, codeCell, readable, visible } from './markdown.js';
export { outcomeSentence, outcomeWords } from './outcome.js';
export { noFixOf, summaryOf, whyOf } from './rule-texts.js';
export { unknownSelector } from './selectors.js';
export { readSuppression, suppressionWords } from './suppression-comments.js';
export { isSuppressible, suppressAll, suppressInFile, suppressInLine } from './suppression-edits.js';
export { countText } from './texts/counts.js';
export { texts as validatorTexts } from './texts/index.js';
export { choiceOf, enumerationOf, listOf } from './texts/lists.js';
