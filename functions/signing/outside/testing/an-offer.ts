/** For tests: a signature made outside that is right in every way, and another agency's liaison who answers it. */
import { DOCUMENT } from '../../testing/a-round.ts';
import type { confirmOutside, Offer, Offering, OfficeOnRecord } from '../domain/outside.rules.ts';

export const PDF = 'f'.repeat(64);
export const DAYS = { opened: '2026-11-02', today: '2026-11-04' };

export const anOffering = (party: string, changes: Partial<Offering> = {}): Offering => ({
  party,
  documentHash: DOCUMENT,
  kind: 'ink',
  signedOn: '2026-11-03',
  signer: { name: `The head of ${party}`, title: 'Director' },
  by: { name: 'Lee', mailbox: `liaison@${party}.example` },
  anotherAgency: true,
  file: { hash: PDF, refused: undefined, carriesSignature: false },
  days: DAYS,
  ...changes,
});

export const anOffer = (party: string, changes: Partial<Offer['data']> = {}): Offer => ({
  data: { party, documentHash: DOCUMENT, pdfHash: PDF, kind: 'ink', signedOn: '2026-11-03', ...changes },
  body: { signer: anOffering(party).signer, by: anOffering(party).by },
  actor: 'per_offers',
});

export const OFFICE: OfficeOnRecord = {
  office: 'head',
  name: 'The head of air',
  capacity: 'acting',
  mailbox: 'head@air.example',
};

type Answer = Omit<Parameters<typeof confirmOutside>[1], 'looked' | 'office'>;

export const anAnswer = (party: string, changes: Partial<Answer> = {}): Answer => ({
  offer: anOffer(party),
  pdfHash: PDF,
  party,
  actor: 'per_answers',
  for: 'another',
  by: { name: 'Kim', mailbox: 'liaison@another.example' },
  ...changes,
});
