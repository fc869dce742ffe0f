/**
 * The names in the braces of an import or an export, without types.
 * @returns of `a as b`, `{ name: 'a', as: 'b' }`
 */
export function namesIn(list) {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '' && !item.startsWith('type '))
    .map((item) => {
      const [name, as = name] = item.split(' as ');
      return { name, as };
    });
}
