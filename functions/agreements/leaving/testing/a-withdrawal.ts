/** For tests: notices of withdrawal under an MOU, as they are given, delivered and followed. */
import type { Instant } from '../../../shared/kernel.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { type Agreement, evolveAgreement } from '../../domain/agreement.state.ts';
import { overdue } from '../../domain/in-force.rules.ts';
import type { SignedMou } from '../../domain/signed-mou.ts';
import { aTerm, published } from '../../testing/an-agreement.ts';
import { delivered, giveNotice, retract } from '../domain/notice.rules.ts';

export const BY = { name: 'Ann Ito', mailbox: 'ann@health.example', office: 'head', title: 'Director' };

/** The text in force, as far as a notice asks. */
export const saying = (days?: number) =>
  (days === undefined ? {} : { terminationNotice: { days } }) as unknown as SignedMou;

/** In force among these parties. */
export const among = (parties: readonly string[], term: Parameters<typeof aTerm>[0] = {}): Agreement =>
  [{ type: 'AgreementExecuted' as const, data: aTerm(term) }].reduce<Agreement>(
    evolveAgreement,
    evolveAgreement(undefined, {
      type: 'AgreementPublished',
      ...published({ parties: [...parties], convener: parties[0] ?? '' }),
    }),
  );

export const having = (agreement: Agreement, events: readonly AgreementEvent[] = []): Agreement =>
  events.reduce(evolveAgreement, agreement);

export const noticedBy = (agreement: Agreement, party: string, at: Instant, days = 90): Agreement =>
  having(
    agreement,
    giveNotice(agreement, { text: saying(days), party, by: BY, reason: 'Other tasks.', sure: true }, at).events,
  );

export const takenBack = (agreement: Agreement, party: string, at: Instant): Agreement =>
  having(agreement, retract(agreement, { party, by: BY }, at).events);

export const reaching = (agreement: Agreement, withdrawal: number, party: string, at: Instant): Agreement =>
  having(agreement, delivered(agreement, { withdrawal, party }, 'delivered', at));

export const swept = (agreement: Agreement, at: Instant): Agreement => having(agreement, overdue(agreement, at));
