/** A text with its length in front. */
export function text(value: string): number[] {
  const bytes = Buffer.from(value);
  return [bytes.length >> 8, bytes.length & 0xff, ...bytes];
}

/** A packet shorter than 128 bytes or a little longer: its first byte, its length, and the rest. */
export function packet(first: number, ...body: readonly number[]): number[] {
  const { length } = body;
  return [first, ...(length < 0x80 ? [length] : [(length & 0x7f) | 0x80, length >> 7]), ...body];
}

/** A variable byte integer. */
export function variable(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** One filter of a SUBSCRIBE, with its options. */
export interface Asked {
  readonly filter: string;
  readonly qos: 0 | 1 | 2;
  readonly nl: boolean;
  readonly rap: boolean;
  readonly rh: 0 | 1 | 2;
}

/** A SUBSCRIBE, whatever its filters look like. */
export function subscribePacket(
  version: 3 | 4 | 5,
  id: number,
  filters: readonly Asked[],
  { identifier, hasUserProperty }: { readonly identifier: number; readonly hasUserProperty: boolean },
): number[] {
  const properties = [
    ...(identifier > 0 ? [0x0b, ...variable(identifier)] : []),
    ...(hasUserProperty ? [0x26, ...text('one'), ...text('1')] : []),
  ];
  return packet(
    0x82,
    ...[id >> 8, id & 0xff],
    ...(version === 5 ? [properties.length, ...properties] : []),
    ...filters.flatMap(({ filter, qos, nl, rap, rh }) => [
      ...text(filter),
      version === 5 ? qos | (nl ? 4 : 0) | (rap ? 8 : 0) | (rh << 4) : qos,
    ]),
  );
}

/** An UNSUBSCRIBE, whatever its filters look like. */
export function unsubscribePacket(version: 3 | 4 | 5, id: number, filters: readonly string[]): number[] {
  return packet(0xa2, id >> 8, id & 0xff, ...(version === 5 ? [0] : []), ...filters.flatMap(text));
}
