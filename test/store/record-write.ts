import type { RecordWrite } from '../../src/operations/register-ports.ts';

/** A record of no object, registered at once unless told otherwise. */
export function recordWrite(igsn: string, more: Partial<RecordWrite> = {}): RecordWrite {
  return {
    igsn,
    namespace: 'TEST',
    agent: 'CORESTONE',
    client: 'CORESTONE.TEST',
    objectId: null,
    objectType: 'section',
    expedition: '1',
    title: `Section ${igsn}`,
    searchText: ` section ${igsn.toLowerCase()}`,
    embargoEnd: null,
    openTitle: null,
    openSearchText: null,
    latitudeDeg: null,
    longitudeDeg: null,
    takenFrom: null,
    takenTo: null,
    state: 'registered',
    version: 1,
    contentHash: `hash of ${igsn}`,
    description: Buffer.from('{}'),
    landingUrl: null,
    registeredAt: '2026-01-01T00:00:00Z',
    isDescribed: true,
    intent: '{}',
    outboxState: 'pending',
    ...more,
  };
}
