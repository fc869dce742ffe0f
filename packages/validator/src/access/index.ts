export {
  type AccessAction,
  type Answered,
  type AskedClient,
  askAccess,
  askAll,
  askConnect,
  type Request,
} from './ask.js';
export {
  type AccessMatrix,
  accessMatrix,
  aclFilters,
  type Cell,
  clientOf,
  exampleTopic,
  type MatrixRow,
  usersOf,
} from './matrix.js';
export { accessPlace, connectPlace, type ExplainedStep } from './steps.js';
