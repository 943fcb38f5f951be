/** A term written in one word as words of a sentence: `IsSupplementTo` is `Is supplement to`. */
export function termWords(term: string): string {
  return term.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(/(?<=.)[A-Z]/g, (letter) => letter.toLowerCase());
}
