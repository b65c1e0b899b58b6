/** Which office reports, decides and stands above, of each party of a text. */
import type { Agreement } from '../../agreements/agreement.reads.ts';
import { NO_CHANGES } from '../../agreements/changes/domain/change.state.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { reportingOffice } from '../domain/reporters.rules.ts';
import type { Offices } from './domain/news.rules.ts';

export const officesOf = (
  { changes = NO_CHANGES, parties: stay }: Pick<Agreement, 'changes' | 'parties'>,
  { parties, ladder }: Pick<SignedMou, 'parties' | 'ladder'>,
): Offices => ({
  parties: parties.map(({ key, signatories }) => ({
    key,
    levels: (ladder?.levels ?? []).map(({ offices }) => offices[key] ?? ''),
    signatory: signatories[0] ?? '',
    ...(!stay.includes(key) && { left: true as const }),
  })),
  reporter: (kpi, party) => reportingOffice(kpi, changes, party),
});
