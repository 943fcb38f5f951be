/** Characters of identifiers that people take for each other, on worn labels and in print. */
const ALIKE = ['0O', '1IL'];

/** As many readings are made where each place is read for itself; where there were more, all of a kind are read alike. */
const MOST_READINGS = 2000;

/**
 * How else an identifier could be meant by a person who takes the letter O for zero, or I and L for one: every other reading of it,
 * itself not included; none where it has no such character. In upper case, as identifiers are compared. Where there
 * would be more than 2,000, only those in which all characters that look alike are read as the same one. Used to suggest, never to accept.
 */
export function otherReadings(identifier: string): readonly string[] {
  const text = identifier.toUpperCase();
  const count = [...text].reduce((ways, character) => ways * (alike(character)?.length ?? 1), 1);
  const readings = count > MOST_READINGS ? readAllAlike(text) : readEachPlace(text);
  return [...new Set(readings)].filter((reading) => reading !== text);
}

function readEachPlace(text: string): readonly string[] {
  return [...text].reduce<readonly string[]>(
    (begun, character) => {
      const ways = alike(character) ?? character;
      return [...ways].flatMap((way) => begun.map((beginning) => beginning + way));
    },
    [''],
  );
}

function readAllAlike(text: string): readonly string[] {
  return ALIKE.reduce<readonly string[]>(
    (begun, group) => begun.flatMap((one) => [one, ...[...group].map((way) => replaceAllOf(one, group, way))]),
    [text],
  );
}

function replaceAllOf(text: string, group: string, way: string): string {
  return [...text].map((character) => (group.includes(character) ? way : character)).join('');
}

function alike(character: string): string | undefined {
  return ALIKE.find((group) => group.includes(character));
}
