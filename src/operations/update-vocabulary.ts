import { type Checked, good } from '../domain/finding.ts';
import { checkVocabulary } from '../domain/vocabulary/check-vocabulary.ts';
import { chooseScheme, type SchemeWish } from '../domain/vocabulary/choose-scheme.ts';
import type { StatedVocabulary } from '../domain/vocabulary/stated-vocabulary.ts';
import type { SchemeHead, Term } from '../domain/vocabulary/term.ts';
import { holdVocabularies } from './hold-jobs.ts';
import { ownVocabularies } from './own-vocabularies.ts';
import type { Actor, UnitOfWork, Work } from './ports.ts';
import type { VocabularyVersion } from './vocabulary-ports.ts';

/** What an update did: `number` counts the installation's own versions of the vocabulary from 1; `kept` is false for a dry run or for what was there already. */
export interface VocabularyUpdate extends Omit<VocabularyVersion, 'terms'> {
  readonly kept: boolean;
  readonly isNewScheme: boolean;
  readonly terms: number;
  readonly added: readonly string[];
  readonly deprecated: readonly string[];
}

/** How an update is to be done; `hash` makes a short fingerprint of a text. */
export interface UpdateOptions extends SchemeWish {
  readonly actor: Actor;
  readonly dryRun?: boolean;
  readonly hash: (text: string) => string;
}

/**
 * Keeps a vocabulary as a new version of the installation's own, in use from then on; older versions stay in the store. The
 * same terms again are no new version. Findings: those of {@link chooseScheme} and {@link checkVocabulary}; with an error
 * nothing is kept. Of two updates at once the second is checked against what the first kept.
 */
export function updateVocabulary(
  unitOfWork: UnitOfWork,
  stated: StatedVocabulary,
  options: UpdateOptions,
): Promise<Checked<VocabularyUpdate>> {
  return unitOfWork(async (work) => {
    await holdVocabularies(work, options.actor);
    const vocabularies = await ownVocabularies(work.vocabularies);
    const chosen = chooseScheme(stated, options, vocabularies);
    if (!chosen.ok) return chosen;
    const { head } = chosen.value;
    const current = vocabularies.scheme(head.name);
    const checked = checkVocabulary(stated, chosen.value, current);
    if (!checked.ok) return checked;
    const update = await keep(work, head, checked.value, options);
    const before = current?.terms() ?? [];
    return good(
      { ...update, ...difference(before, checked.value), isNewScheme: current === undefined },
      checked.findings,
    );
  });
}

async function keep(work: Work, head: SchemeHead, terms: readonly Term[], { actor, dryRun, hash }: UpdateOptions) {
  const latest = (await work.vocabularies.latest()).find((one) => one.name === head.name);
  const text = JSON.stringify(terms);
  const contentHash = hash(JSON.stringify([head.version, terms]));
  const at = work.now();
  const isSame = latest?.contentHash === contentHash;
  const number = isSame ? latest.number : (latest?.number ?? 0) + 1;
  const row = { ...head, number, contentHash, createdAt: isSame ? latest.createdAt : at };
  const kept = !isSame && dryRun !== true;
  if (kept) {
    await work.vocabularies.add({ ...row, terms: text }, actor.name);
    const after = { number, version: head.version, terms: terms.length, source: head.source };
    await work.audit(actor, [{ action: 'update-vocabulary', subject: head.name, after }], at);
  }
  return { ...row, kept, terms: terms.length };
}

function difference(before: readonly Term[], after: readonly Term[]) {
  const known = new Map(before.map((term) => [term.key, term]));
  return {
    added: after.filter(({ key }) => !known.has(key)).map(({ label }) => label),
    deprecated: after
      .filter(({ key, deprecated }) => deprecated && known.get(key)?.deprecated !== true)
      .map(({ label }) => label),
  };
}
