/** The record of an agreement, fetched part by part; one that goes on meanwhile is begun again. */
import {
  type ExportedRecord,
  type RecordPage,
  recordPageSchema,
} from '../../functions/records/verify/record.schema.ts';
import { wholeRecord } from '../../functions/records/verify/whole-record.ts';
import { call } from './api.ts';
import { Refused } from './refused.ts';

/** A record that is written to more often than it can be read is read when it is quiet. */
const MOST_TRIES = 5;

const movedOn = (error: unknown): boolean =>
  error instanceof Refused && error.refusals.some(({ code }) => code === 'record-moved-on');

async function fetchOnce(id: string): Promise<ExportedRecord> {
  const part = async (from?: string): Promise<RecordPage> =>
    recordPageSchema.parse(
      await call('GET', `/api/agreements/${id}/record${from === undefined ? '' : `?from=${encodeURIComponent(from)}`}`),
    );
  const first = await part();
  const parts: [RecordPage, ...RecordPage[]] = [first];
  for (let { next } = first; next !== undefined; ) {
    const more = await part(next);
    parts.push(more);
    next = more.next;
  }
  return wholeRecord(parts);
}

export async function fetchRecord(id: string, tries = MOST_TRIES): Promise<ExportedRecord> {
  try {
    return await fetchOnce(id);
  } catch (error) {
    if (tries <= 1 || !movedOn(error)) throw error;
    return fetchRecord(id, tries - 1);
  }
}
