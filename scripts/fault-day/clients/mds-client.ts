import { type LoadHands, untilStopped } from './load.ts';

const XML = { 'content-type': 'application/xml;charset=UTF-8' };
const TEXT = { 'content-type': 'text/plain;charset=UTF-8' };

const description = (igsn: string, title: string): string =>
  `<resource xmlns="http://schema.igsn.org/description/1.0" type="Sample">
  <identifier type="IGSN">10273/${igsn}</identifier>
  <name>${title}</name>
  <registrant><name>Core Lab</name></registrant>
  <sampleAccess>Public</sampleAccess>
</resource>`;

/** Registers by MDS as at GFZ: metadata, then the address; some are described again, some made inactive. */
export function loadMds(hands: LoadHands, lead: string): Promise<void> {
  const { asker, journal, chance } = hands;
  return untilStopped(hands, 40, async (n) => {
    const igsn = `${lead}M${n}`;
    const describe = (title: string) =>
      asker.expect(
        { method: 'PUT', path: `/mds/metadata/10273/${igsn}`, headers: XML, body: description(igsn, title) },
        201,
      );
    let title = `Core ${igsn} by MDS`;
    if ((await describe(title)) === undefined) return;
    const address = `igsn=10273/${igsn}\nurl=https://example.org/mds/${n}\n`;
    const named = { method: 'PUT', path: `/mds/igsn/10273/${igsn}`, headers: TEXT, body: address };
    if ((await asker.expect(named, 201)) === undefined) return;
    journal.keep({ kind: 'record', by: 'mds', igsn, title, state: 'registered' });
    const fate = chance();
    if (fate > 0.5) return;
    title = `Core ${igsn} by MDS, described again`;
    if ((await describe(title)) === undefined) return;
    journal.keep({ kind: 'record', by: 'mds', igsn, title, state: 'registered' });
    if (fate > 0.2) return;
    const gone = await asker.expect({ method: 'DELETE', path: `/mds/metadata/10273/${igsn}` }, 200);
    if (gone !== undefined) journal.keep({ kind: 'record', by: 'mds', igsn, title, state: 'hidden' });
  });
}
