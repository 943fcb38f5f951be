import { finding } from '../../../domain/finding.ts';
import type { Work } from '../../ports.ts';
import type { TakenCount } from './party-taking.ts';
import type { DumpMedium } from './registry-dump.ts';
import { type DatasetTaking, oaiSpelling } from './take-datasets.ts';

/** Takes media over; one that is there with the same address is passed over. Finding, by row: `dataset-unknown`. */
export async function takeMedia(
  work: Work,
  media: readonly DumpMedium[],
  { oaiRepository, tell }: Pick<DatasetTaking, 'oaiRepository' | 'tell'>,
): Promise<TakenCount> {
  const spelling = (one: DumpMedium) => oaiSpelling(oaiRepository, one.datasetId);
  const targets = await work.aliases.find([...new Set(media.map(spelling))]);
  const records = await work.register.states([...new Set([...targets.values()].map((one) => one.igsn))]);
  const taken = { new: 0, unchanged: 0, refused: 0 };
  for (const one of media) {
    const igsn = targets.get(spelling(one))?.igsn;
    if (igsn === undefined) {
      const details = {
        field: 'dataset',
        value: one.datasetId,
        rule: 'a dataset that could be taken over',
        at: one.at,
      };
      tell(finding('dataset-unknown', 'The identifier of this row is not here.', details));
      taken.refused += 1;
      continue;
    }
    if (!records.has(igsn)) {
      // A record for trying that was removed in the meantime does not come back.
      taken.unchanged += 1;
      continue;
    }
    const known = (await work.documents.media(igsn)).find(({ mediaType }) => mediaType === one.mediaType);
    if (known?.url !== one.url) await work.documents.setMedia(igsn, [{ mediaType: one.mediaType, url: one.url }]);
    taken[known?.url === one.url ? 'unchanged' : 'new'] += 1;
  }
  return taken;
}
