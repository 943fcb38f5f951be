import { documentFollowers } from '../../../src/cli/document-followers.ts';
import type { PublicFace } from '../../../src/dissemination/public-face.ts';
import { followChanges } from '../../../src/operations/following/follow-changes.ts';
import { unitOfWork } from '../../../src/store/unit-of-work.ts';

/** Prepares documents until there is nothing more to do, as a server does in the background; what it said of it. */
export async function prepare(
  face: PublicFace,
  preparedFormats: readonly string[] = ['oai_dc', 'igsngfz'],
  oaiReexport = true,
): Promise<{ readonly records: number; readonly documents: number; readonly notPrepared: readonly string[] }> {
  const said = { records: 0, documents: 0, notPrepared: [] as string[] };
  const followers = await documentFollowers(
    face,
    { preparedFormats, oaiReexport },
    {
      prepared: ({ records, documents }) => {
        said.records += records;
        said.documents += documents;
      },
      notPrepared: (prefix) => void said.notPrepared.push(prefix),
    },
  );
  for (const follower of followers) await followChanges(unitOfWork(face.store, face.now), follower, { holder: 'test' });
  return said;
}
