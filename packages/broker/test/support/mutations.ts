import fc from 'fast-check';
import { cutAt } from './any-bytes.js';
import type { Capture } from './captures.js';

/** What may happen to bytes; positions are taken modulo their length. */
type Mutation = (bytes: Buffer, others: readonly Capture[]) => Buffer;

const at = fc.nat();
const small = fc.integer({ min: 1, max: 40 });
/** Bytes that are often a limit, a length, or the first of one. */
const telling = fc.constantFrom(0, 1, 2, 4, 0x10, 0x7d, 0x7e, 0x7f, 0x80, 0x82, 0xe0, 0xff);

const position = (value: number, { length }: Buffer) => (length === 0 ? 0 : value % length);
const splice = (bytes: Buffer, start: number, removed: number, added: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, start), added, bytes.subarray(start + removed)]);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // A bit.
  fc.tuple(at, fc.nat(7)).map(
    ([where, bit]): Mutation =>
      (bytes) => {
        const copy = Buffer.from(bytes);
        const index = position(where, bytes);
        if (copy.length > 0) copy[index] = copy[index]! ^ (1 << bit);
        return copy;
      },
  ),
  // A length, or what is taken for one.
  fc.tuple(at, telling).map(
    ([where, byte]): Mutation =>
      (bytes) => {
        const copy = Buffer.from(bytes);
        if (copy.length > 0) copy[position(where, bytes)] = byte;
        return copy;
      },
  ),
  // The rest is missing.
  at.map(
    (where): Mutation =>
      (bytes) =>
        bytes.subarray(0, position(where, bytes)),
  ),
  // Something is missing in between.
  fc.tuple(at, small).map(
    ([where, count]): Mutation =>
      (bytes) =>
        splice(bytes, position(where, bytes), count, Buffer.alloc(0)),
  ),
  // Something comes again, often.
  fc.tuple(at, small, fc.integer({ min: 1, max: 50 })).map(
    ([where, count, times]): Mutation =>
      (bytes) => {
        const start = position(where, bytes);
        const piece = bytes.subarray(start, start + count);
        return splice(bytes, start, 0, Buffer.concat(Array.from({ length: times }, () => piece)));
      },
  ),
  // Something of another client, or the rest of it.
  fc.tuple(at, at, at, fc.oneof(small, fc.constant(10_000))).map(
    ([where, which, from, count]): Mutation =>
      (bytes, others) => {
        const other = others[which % others.length]!.bytes;
        const start = position(from, other);
        return splice(bytes, position(where, bytes), 0, other.subarray(start, start + count));
      },
  ),
);

/** What one client sends on a wire. */
export interface Mutated {
  readonly of: Capture;
  readonly chunks: readonly Buffer[];
  /** Whether it goes without a word, or after all that is its has been read. */
  readonly isAbrupt: boolean;
}

/** A capture after a few mutations, cut anywhere. */
export function mutated(captures: readonly Capture[]): fc.Arbitrary<Mutated> {
  return fc
    .record({
      of: fc.constantFrom(...captures),
      mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
      cuts: fc.array(fc.nat(), { maxLength: 4 }),
      isAbrupt: fc.boolean(),
    })
    .map(({ of, mutations, cuts, isAbrupt }) => {
      const bytes = mutations.reduce((before, mutate) => mutate(before, captures), of.bytes);
      return { of, chunks: cutAt(bytes, cuts), isAbrupt };
    });
}
