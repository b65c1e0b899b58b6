/** The escalation ladder of an MOU as disputes are decided by it: its levels without the offices, which stand in the register of each party. */

import type { Mou } from '../mou/domain/mou.schema.ts';
import type { AgreementEvent } from './agreement.events.ts';

type Ladder = NonNullable<Extract<AgreementEvent, { type: 'AgreementPublished' }>['data']['ladder']>;

/** A referee has as long as the MOU says, or thirty business days: no level is without an end. */
const REFEREE_DAYS = 30;

export const ladderOf = ({ levels, referee }: NonNullable<Mou['ladder']>): Ladder => ({
  levels: levels.map(({ name, businessDays, decides }) => ({ name, businessDays, ...(decides && { decides }) })),
  ...(referee && { referee: { name: referee.name, businessDays: referee.businessDays ?? REFEREE_DAYS } }),
});
