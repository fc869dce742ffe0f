/** Writes a value as cJSON_Print does: members on lines of their own, with tabs; the items of an array in one. */
export function printJson(value: unknown, depth = 0): string {
  if (Array.isArray(value)) return `[${value.map((item) => printJson(item, depth + 1)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const tabs = '\t'.repeat(depth + 1);
  const members = Object.entries(value).map(
    ([key, member]) => `${tabs}${JSON.stringify(key)}:\t${printJson(member, depth + 1)}`,
  );
  return members.length === 0 ? '{\n}' : `{\n${members.join(',\n')}\n${'\t'.repeat(depth)}}`;
}
