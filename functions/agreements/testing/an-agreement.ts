/** For tests: an agreement at any point of its life. */
import type { Instant } from '../../shared/kernel.ts';
import type { AgreementEvent } from '../domain/agreement.events.ts';
import { type Agreement, evolveAgreement } from '../domain/agreement.state.ts';

type Data<Type extends AgreementEvent['type']> = Extract<AgreementEvent, { type: Type }>['data'];
export type Term = Data<'AgreementExecuted'>;

export const aSunset = (changes: Partial<Data<'AgreementPublished'>['sunset']> = {}) => ({
  months: 18,
  then: 'ends' as const,
  opensDaysBefore: 180,
  closeDays: 0,
  goesOnWithout: false,
  ...changes,
});

export const published = (changes: Partial<Data<'AgreementPublished'>> = {}) => ({
  data: {
    agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
    number: 'MOU-2026-014',
    version: 1,
    documentHash: 'd'.repeat(64),
    textHash: 'a'.repeat(64),
    htmlHash: 'b'.repeat(64),
    findingsHash: 'c'.repeat(64),
    organization: 'air.example',
    convener: 'air',
    parties: ['air', 'health', 'forest'],
    handling: 'parties' as const,
    zone: 'America/New_York',
    calendar: { country: 'US' },
    ladder: { levels: [{ name: 'Heads', businessDays: 10 }] },
    effectiveOn: null,
    sunset: aSunset(),
    round: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1',
    ...changes,
  },
  body: { title: 'Smoke and health', register: [] },
});

export const SIGNED: Instant = '2026-11-24T18:30:00.000Z';

export const aTerm = (changes: Partial<Term> = {}): Term => ({
  executedAt: SIGNED,
  effective: '2026-11-24',
  effectiveAt: SIGNED,
  sunset: '2028-05-24',
  ends: '2028-05-24',
  endsAt: '2028-05-24T21:00:00.000Z',
  signatures: 3,
  round: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1',
  ...changes,
});

export const aSeal = (changes: Partial<Data<'CopySealed'>> = {}): Data<'CopySealed'> => ({
  pdfHash: '1'.repeat(64),
  pdfBytes: 200_000,
  jsonHash: '2'.repeat(64),
  kid: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  timestampAuthority: null,
  version: 1,
  ...changes,
});

export const anAgreement = (...then: readonly AgreementEvent[]): Agreement =>
  then.reduce(evolveAgreement, evolveAgreement(undefined, { type: 'AgreementPublished', ...published() }));

export const successor = (
  changes: Partial<Data<'SuccessorPublished'>> = {},
): Extract<AgreementEvent, { type: 'SuccessorPublished' }> => ({
  type: 'SuccessorPublished',
  data: {
    ...published({
      ...{ version: 2, documentHash: 'e'.repeat(64), round: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-2' },
    }).data,
    kind: 'amendment',
    follows: { version: 1, documentHash: 'd'.repeat(64) },
    ...changes,
  },
  body: { title: 'Smoke and health', register: [] },
});

export const executed = (changes: Partial<Term> = {}): Agreement =>
  anAgreement({ type: 'AgreementExecuted', data: aTerm(changes) });
export const returned = (): Agreement =>
  anAgreement({ type: 'AgreementReturned', data: { round: aTerm().round, outcome: 'declined' } });
export const voided = (): Agreement =>
  anAgreement({ type: 'AgreementVoided', data: { round: aTerm().round }, body: { reason: 'A party was missing.' } });

export const anAdoption = (changes: Partial<Data<'AgreementAdopted'>['adopted']> = {}) => ({
  signedOn: '2026-03-02',
  since: '2026-03-02',
  pdf: { sha256: 'f'.repeat(64), bytes: 1_000 },
  settings: ['calendar.zone', 'sunset'],
  sentAt: '2026-11-02T15:00:00.000Z',
  remindAt: '2026-11-09T15:00:00.000Z',
  ...changes,
});

/** Signed elsewhere, with its signed original at hand. */
export const adopted = (
  changes: Partial<Data<'AgreementAdopted'>> = {},
  ...then: readonly AgreementEvent[]
): Agreement => {
  const { data, body } = published();
  const original = anAdoption().pdf;
  const adoptedData = {
    ...{ ...data, annexes: [original.sha256], adopted: anAdoption() },
    sunset: aSunset({ then: 'goes-on' }),
    ...changes,
  };
  const events: AgreementEvent[] = [{ type: 'AnnexKept', data: original }, ...then];
  return events.reduce(
    evolveAgreement,
    evolveAgreement(undefined, { type: 'AgreementAdopted', data: adoptedData, body }),
  );
};
export const confirmedBy = (party: string): AgreementEvent => ({
  type: 'PartyConfirmedAdoption',
  data: { party, documentHash: published().data.documentHash, pdfHash: anAdoption().pdf.sha256 },
  body: { by: { name: 'Lee', mailbox: `lee@${party}.example` } },
});
export const refusedBy = (party: string): AgreementEvent => ({
  type: 'PartyRefusedAdoption',
  data: { party, documentHash: published().data.documentHash, pdfHash: anAdoption().pdf.sha256 },
  body: { by: { name: 'Lee', mailbox: `lee@${party}.example` }, reason: 'We signed ten days.' },
});
