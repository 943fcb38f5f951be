import type { Finding } from '../../../domain/finding.ts';
import { checkEntry, type Entry } from '../../../domain/station/check-entry.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { Wish } from '../keeping/inverse.ts';

/** A run with its sections, as checks see them. */
interface RunState {
  readonly run: Entry & { readonly id: string };
  readonly sections: readonly (Entry & { readonly id: string })[];
}

/** What is written to the audit trail where only a state in between does not add up. */
export const TOGETHER = 'Corrected together with the other lengths of the run.';

/**
 * A run and its sections are corrected as one, but each operation is checked by itself: halfway through, what was recovered and what lies in
 * sections do not add up. Gives each operation a reason for the warnings that it meets on the way, so that only what stands in the end, which
 * a person has seen, is asked for. `run` and `sections` are as they are before the first of the wishes.
 */
export function withReasonsBetween(
  wishes: readonly Wish[],
  run: StationObject,
  sections: readonly StationObject[],
): readonly Wish[] {
  const first: RunState = { run, sections };
  const last = wishes.reduce(afterWish, first);
  let state = first;
  return wishes.map((wish) => {
    const [before, after] = [state, afterWish(state, wish)];
    state = after;
    const known = new Set((wish.overrides ?? []).map(({ code }) => code));
    const id = idOf(wish);
    const stands = new Set(warningsAround(last, id, entryOf(first, id)));
    const found = warningsAround(after, id, entryOf(before, id));
    const met = new Set(found.filter((code) => !known.has(code) && !stands.has(code)));
    if (met.size === 0) return wish;
    return { ...wish, overrides: [...(wish.overrides ?? []), ...[...met].map((code) => ({ code, reason: TOGETHER }))] };
  });
}

function afterWish({ run, sections }: RunState, wish: Wish): RunState {
  if (wish.kind === 'create') {
    const { object } = wish;
    return object.type === 'section' && object.parentId === run.id
      ? { run, sections: [...sections, object] }
      : { run, sections };
  }
  if (wish.kind === 'delete') return { run, sections: sections.filter(({ id }) => id !== wish.objectId) };
  if (wish.kind !== 'change') return { run, sections };
  const to = Object.fromEntries(Object.entries(wish.changes).map(([field, change]) => [field, change.to]));
  const changed = <T extends Entry & { readonly id: string }>(one: T): T =>
    one.id === wish.objectId ? { ...one, values: { ...one.values, ...to } } : one;
  return { run: changed(run), sections: sections.map(changed) };
}

const idOf = (wish: Wish): string => (wish.kind === 'create' ? wish.object.id : wish.objectId);

const entryOf = ({ run, sections }: RunState, id: string) =>
  id === run.id ? run : sections.find((one) => one.id === id);

/** Codes of the warnings that the server finds between the run and its sections when it takes one of them; as it looks at them. */
function warningsAround(state: RunState, id: string, was: Entry | undefined): readonly string[] {
  const entry = entryOf(state, id);
  if (entry === undefined) return [];
  const others = state.sections.filter((one) => one.id !== id);
  const around = id === state.run.id ? { sections: state.sections } : { run: state.run, sections: others };
  const alone = new Set(checkEntry(entry, {}, was).map(keyOf));
  return checkEntry(entry, around, was)
    .filter((one) => one.severity === 'warning' && !alone.has(keyOf(one)))
    .map(({ code }) => code);
}

const keyOf = ({ code, message }: Finding): string => `${code} ${message}`;
