export {
  type AccessAction,
  type Answered,
  type AskedClient,
  askAccess,
  askAll,
  askConnect,
  type Request,
} from './ask.js';
export { type NamedPolicy, policiesByName } from './by-name.js';
export { type AccessAnswer, type AccessChange, accessChangeText, compareAccess } from './compare.js';
export { accessPlace, connectPlace } from './deciding-place.js';
export {
  type AccessMatrix,
  accessMatrix,
  type Cell,
  clientOf,
  exampleTopic,
  type MatrixRow,
  usersOf,
} from './matrix.js';
export { policyFilters } from './policy-filters.js';
export type { SampleClient } from './sample-clients.js';
export type { ExplainedStep } from './steps.js';
