import type fc from 'fast-check';
import type { Stage } from '../stage.js';

/** One thing a client does. */
export interface Step {
  readonly does: string;
  readonly client: number;
}

/** A kind of step: how it comes about, and how it is done. */
export interface Kind<S extends Step> {
  readonly arbitrary: fc.Arbitrary<S>;
  perform(step: S, stage: Stage): Promise<void> | void;
}
