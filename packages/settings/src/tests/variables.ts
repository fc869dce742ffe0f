import type { CaseValues } from './file-values.js';

/** A case for each combination of the values of its `for`, with `${name}` replaced in every text. */
export function repeated(values: CaseValues): CaseValues[] {
  const { for: variables = {}, ...rest } = values;
  let all: Record<string, string>[] = [{}];
  for (const [name, list] of Object.entries(variables))
    all = all.flatMap((one) => list.map((value) => ({ ...one, [name]: String(value) })));
  if (Object.keys(variables).length === 0) return [rest];
  return all.map((chosen) => {
    const named = replaced(rest, chosen) as CaseValues;
    const isTold = Object.keys(chosen).every((name) => rest.name.includes(`\${${name}}`));
    const which = Object.entries(chosen).map(([name, value]) => `${name} ${value}`);
    return isTold ? named : { ...named, name: `${named.name} (${which.join(', ')})` };
  });
}

function replaced(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string')
    return value.replace(/\$\{(\w+)\}/g, (whole, name: string) => variables[name] ?? whole);
  if (Array.isArray(value)) return value.map((one) => replaced(one, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [replaced(key, variables) as string, replaced(one, variables)]),
  );
}
