/** Proofs that the list of a day has the streams of a record, fetched one by one and put together: what `npm run verify -- … --tips` takes. */
import type * as z from 'zod';
import { recordSchema } from '../../functions/records/verify/record.schema.ts';
import { recordIn } from '../../functions/records/verify/verify-folder.ts';
import { publishedTips, streamsToProve } from '../../functions/records/verify/verify-tips.ts';
import { sha256 } from '../../functions/shared/canonical.ts';
import { call } from './api.ts';
import { isFolder, readFolder, readJson } from './files.ts';
import { Refused } from './refused.ts';

/** So many are asked for at a time. */
const TOGETHER = 8;

type Published = z.infer<typeof publishedTips>;

function recordAt(path: string) {
  const { data } = recordSchema.safeParse(isFolder(path) ? recordIn(readFolder(path)) : readJson(path));
  if (data) return data;
  throw new Refused([
    {
      code: 'record-unreadable',
      wrong: `${path} holds no record of an agreement.`,
      remedy: 'Give the folder of an export, or a file that npm run mou -- record has written.',
    },
  ]);
}

/** @param path an exported folder, or a record in one file @param day UTC, such as 2026-03-03 */
export async function fetchTips(path: string, day: string): Promise<Published> {
  const at = `/.well-known/tips/${encodeURIComponent(day)}`;
  const list = publishedTips.parse(await call('GET', at));
  const names = streamsToProve(recordAt(path)).map((stream) => sha256(stream));
  const proofs: NonNullable<Published['proofs']> = [];
  for (let from = 0; from < names.length; from += TOGETHER) {
    const some = names.slice(from, from + TOGETHER).map((name) => call('GET', `${at}/streams/${name}`));
    for (const one of await Promise.all(some)) proofs.push(...(publishedTips.parse(one).proofs ?? []));
  }
  return { ...list, proofs };
}
