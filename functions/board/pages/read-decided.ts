/** Decided disputes of the MOUs in which a person stands, as long as an action of theirs is due, of the latest of each MOU. */
import { readText } from '../../agreements/agreement.reads.ts';
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { standingOf } from '../../commitments/domain/standing.rules.ts';
import { sayStanding } from '../../commitments/pages/commitment-words.parts.ts';
import { endedPage } from '../../disputes/dispute.reads.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { mayRead } from '../../disputes/domain/who.rules.ts';
import { followUpKeys, followUpStates } from '../../disputes/follow-up-states.reads.ts';
import type { Instant } from '../../shared/kernel.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { type ActionDue, type DecidedRow, firstDue, isActionDue } from '../domain/decided.rules.ts';
import type { Filter } from '../domain/queue.rules.ts';
import { decidedOf } from '../domain/row.ts';
import type { Matter } from './my-agreements.ts';

/** Their actions are due within half a year: what was decided before many others is done, or stands with the commitments. */
const LATEST = 25;

interface Looking {
  person: string;
  now: Instant;
  filter: Filter;
}

async function decidedUnder({ agreement, standings }: Matter, { person, now }: Looking): Promise<DecidedRow[]> {
  const { disputes } = await endedPage(agreement.id, { limit: LATEST, place: undefined });
  const decided = disputes.filter(
    (one: Dispute) => (one.decision?.followUps.length ?? 0) > 0 && mayRead(one, person, standings),
  );
  if (decided.length === 0) return [];
  const [found, text] = await Promise.all([batchGet(followUpKeys(decided)), readText(agreement.textHash)]);
  return decided.flatMap((dispute) => {
    const actions = followUpStates(found, dispute).flatMap(({ key, party, by, one }): ActionDue[] => {
      const standing = one && standingOf(one, now);
      return one && standing && isActionDue(standing)
        ? [{ key, by, party: partyName(text, party), says: sayStanding(one, now), overdue: standing === 'late' }]
        : [];
    });
    return actions.length > 0 ? [{ ...decidedOf(dispute, agreement.number, text), actions }] : [];
  });
}

/** What is due first stands first. A level has no meaning for what is decided, so a choice of one leaves these out. */
export async function readDecided(matters: readonly Matter[], looking: Looking): Promise<DecidedRow[]> {
  const { agency, level, mou } = looking.filter;
  if (level !== '') return [];
  const asked = matters.filter(({ agreement }) => mou === '' || agreement.id === mou);
  const rows = (await Promise.all(asked.map((matter) => decidedUnder(matter, looking)))).flat();
  return rows.filter(({ between }) => agency === '' || between.includes(agency)).sort(firstDue);
}
