export {
  type AccessAction,
  type Answered,
  type AskedClient,
  askAccess,
  askAll,
  askConnect,
  type Request,
} from './ask.js';
export { policiesByName } from './by-name.js';
export { type AccessAnswer, type AccessChange, accessChangeText, compareAccess } from './compare.js';
export {
  type AccessMatrix,
  accessMatrix,
  type Cell,
  clientOf,
  exampleTopic,
  type MatrixRow,
  policyFilters,
  usersOf,
} from './matrix.js';
export type { SampleClient } from './sample-clients.js';
export { accessPlace, connectPlace, type ExplainedStep } from './steps.js';
