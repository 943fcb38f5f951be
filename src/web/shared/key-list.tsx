import { hasLetterKeys } from './key-names.ts';

/** Keys by where they work, and what each does. */
export type KeyList = readonly (readonly [where: string, keys: readonly (readonly [keys: string, does: string])[]])[];

/** A list of keys, with the switch for single letters, which this browser remembers. */
export function KeyTable({ keys }: { keys: KeyList }) {
  const letters = (event: Event) => {
    hasLetterKeys.value = (event.currentTarget as HTMLInputElement).checked;
    localStorage.setItem('letters', hasLetterKeys.value ? 'on' : 'off');
  };
  return (
    <>
      <div class="keylist">
        {keys.map(([where, ofPlace]) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {ofPlace.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="chk">
        <input type="checkbox" checked={hasLetterKeys.value} onChange={letters} />
        Single letters do something outside fields
      </label>
    </>
  );
}
