/** Why a thing cannot be given a name, in a sentence for a person. */
export class RenameRefused extends Error {
  override readonly name = 'RenameRefused';
}
