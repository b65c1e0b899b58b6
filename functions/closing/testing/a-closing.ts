/** For tests: the closing of an MOU of three, with the commitments of its parties, lived through in any order. */

import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { aSunset, aTerm, executed } from '../../agreements/testing/an-agreement.ts';
import type { CommitmentEvent } from '../../commitments/domain/commitment.events.ts';
import { type Commitments, evolveCommitments } from '../../commitments/domain/commitment.state.ts';
import { commitmentsIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { ClosingEvent } from '../domain/closing.events.ts';
import { type Closing, evolveClosing } from '../domain/closing.state.ts';
import { closingOf } from '../domain/opening.rules.ts';
import type { Told } from '../domain/report.rules.ts';

export const LEE = { name: 'Lee', mailbox: 'lee@air.example' };
export const ENDED: Instant = aTerm().endsAt ?? '';

type Duty = SignedMou['closingDuties'][number];
export const aDuty = (key: string, days: number, party = 'air', changes: Partial<Duty> = {}): Duty => ({
  ...{ key, days, owner: { party, office: 'head' }, does: `Does ${key}.` },
  ...changes,
});

export type ClosingText = Pick<SignedMou, 'sunset' | 'closingDuties' | 'survivingObligations' | 'parties'>;
export const aText = (closingDuties: Duty[] = [], closeDays = 0): ClosingText =>
  ({
    ...{ sunset: aSunset({ closeDays }), closingDuties, survivingObligations: [{ key: 'secrecy', what: 'Silence.' }] },
    parties: ['air', 'health', 'forest'].map((key) => ({ key, offices: [{ key: 'head', title: 'Head' }] })),
  }) as unknown as ClosingText;

/** In force, with a review that has opened. */
export const reviewed = (changes: Partial<Agreement> = {}): Agreement => ({ ...executed(), reviews: 1, ...changes });

export const begun = (text: ClosingText, before?: Closing, at: Instant = ENDED): Closing =>
  evolveClosing(before, { type: 'ClosingBegan', data: closingOf(executed(), text, at, before) }, at);

export const thereafter = (closing: Closing, at: Instant, ...events: readonly ClosingEvent[]): Closing =>
  events.reduce((before, event) => evolveClosing(before, event, at), closing);

/** What stands on the stream of a party's commitments, and how that leaves them. */
export class Party {
  readonly told: { stream: string; events: { seq: number; type: string; at: Instant; data: unknown }[] };
  state: Commitments | undefined;

  constructor(
    readonly party: string,
    agreement = executed().id,
  ) {
    this.told = { stream: commitmentsIdOf(agreement, party), events: [] };
  }

  happens(at: Instant, ...events: readonly CommitmentEvent[]): this {
    for (const event of events) {
      this.state = evolveCommitments(this.state, event, at);
      this.told.events.push({ seq: this.told.events.length + 1, type: event.type, at, data: event.data });
    }
    return this;
  }

  /** The duties that are its own in that closing. */
  takes({ agreement, began }: Closing, at: Instant = ENDED): this {
    if (!began) throw new Error('It has not begun');
    const { duties, endedAt, until, zone, calendar, law } = began;
    const own = duties.filter(({ owner }) => owner.party === this.party);
    return own.length === 0
      ? this
      : this.happens(at, {
          type: 'DutiesTaken',
          data: {
            ...{ agreement, party: this.party, endedAt, until, zone, calendar, law },
            duties: own.map(({ key, by, dueAt }) => ({ key, by, dueAt })),
          },
        });
  }
}

export const toldBy = (parties: readonly Party[]): Told[] =>
  parties.filter(({ told }) => told.events.length > 0).map(({ told }) => told);
