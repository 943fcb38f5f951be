import { bad, type Checked, finding, good } from '../finding.ts';
import { foldAddress, isAddress } from './fold-words.ts';
import type { StatedScheme, StatedVocabulary } from './stated-vocabulary.ts';
import type { SchemeHead } from './term.ts';
import type { Vocabularies } from './vocabularies.ts';

/** The vocabulary that an update is for: what we call it, and which one of the file it is. */
export interface ChosenScheme {
  readonly head: SchemeHead;
  readonly stated: StatedScheme;
}

/** What is asked for beside the file: the name of the vocabulary, and the version where the file states none. */
export interface SchemeWish {
  readonly name?: string;
  readonly version?: string;
}

const NAME = /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/;

/**
 * Which vocabulary a file updates: the one it declares, known by its address or asked for by name; an unknown one is new and
 * called `own/` and the last word of its address, or as asked. Findings: `no-scheme`, `several-schemes`, `scheme-name`.
 */
export function chooseScheme(
  { file, schemes }: StatedVocabulary,
  wish: SchemeWish,
  vocabularies: Vocabularies,
): Checked<ChosenScheme> {
  const at = { file };
  if (schemes.length === 0) {
    const rule = 'a skos:ConceptScheme, and skos:inScheme at its concepts';
    return bad(finding('no-scheme', 'The file declares no vocabulary.', { rule, at }));
  }
  const asked = wish.name === undefined ? undefined : vocabularies.scheme(wish.name);
  const known = schemes.flatMap((stated) => {
    const one = vocabularies.schemeMeant(stated.uri);
    return one === undefined || (asked !== undefined && one !== asked) ? [] : [{ head: one, stated }];
  });
  const only = schemes.length === 1 ? { head: asked, stated: schemes[0]! } : undefined;
  const chosen = known.length === 1 ? known[0] : only;
  if (chosen === undefined) {
    const rule = `one of ${schemes.map(({ uri }) => uri).join(', ')}, by its name with --scheme`;
    return bad(finding('several-schemes', 'The file declares several vocabularies.', { rule, at }));
  }
  const name = chosen.head?.name ?? wish.name ?? nameFor(chosen.stated.uri);
  if (!NAME.test(name)) {
    const rule = 'two words of small letters, digits and hyphens with a slash between, such as odm2/medium';
    return bad(finding('scheme-name', 'The vocabulary cannot be called so.', { value: name, rule, at }));
  }
  return good({ head: newHead(name, chosen.stated, chosen.head, wish, file), stated: chosen.stated });
}

function newHead(
  name: string,
  stated: StatedScheme,
  known: SchemeHead | undefined,
  wish: SchemeWish,
  file: string,
): SchemeHead {
  // The address we know stays: what was described with it must still be found. A plain list has none.
  const uri = known?.uri ?? (isAddress(stated.uri) ? stated.uri.replace(/[/#]+$/, '') : undefined);
  return {
    name,
    title: known?.title ?? stated.title ?? name,
    ...(uri !== undefined && { uri }),
    version: wish.version ?? stated.version ?? 'undated',
    source: file,
  };
}

function nameFor(uri: string): string {
  const words = foldAddress(uri).split(/[^a-z0-9]+/);
  return `own/${words.at(-1) ?? ''}`;
}
