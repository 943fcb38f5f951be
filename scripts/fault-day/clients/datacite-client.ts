import { type LoadHands, untilStopped } from './load.ts';

const JSON_API = { 'content-type': 'application/vnd.api+json' };

const attributes = (n: number, title: string, event?: string) => ({
  ...(event !== undefined && { event }),
  url: `https://example.org/datacite/${n}`,
  creators: [{ name: 'Drill, Dora' }],
  titles: [{ title }],
  publisher: 'Core Repository',
  publicationYear: 2026,
  types: { resourceTypeGeneral: 'PhysicalObject', resourceType: 'Core' },
});

/** Registers as with DataCite's REST API: published at once, some changed, some hidden. */
export function loadDatacite(hands: LoadHands, lead: string): Promise<void> {
  const { asker, journal, chance } = hands;
  return untilStopped(hands, 40, async (n) => {
    const igsn = `${lead}D${n}`;
    const put = async (title: string, state: 'registered' | 'hidden', event?: string) => {
      const body = JSON.stringify({ data: { type: 'dois', attributes: attributes(n, title, event) } });
      const path = `/datacite/dois/10.60510/${igsn.toLowerCase()}`;
      const answer = await asker.expect({ method: 'PUT', path, headers: JSON_API, body }, 200, 201);
      if (answer !== undefined) journal.keep({ kind: 'record', by: 'datacite', igsn, title, state });
      return answer !== undefined;
    };
    const title = `Core ${igsn} by DataCite`;
    if (!(await put(title, 'registered', 'publish')) || chance() > 0.5) return;
    if (!(await put(`${title}, changed`, 'registered')) || chance() > 0.4) return;
    await put(`${title}, changed`, 'hidden', 'hide');
  });
}
