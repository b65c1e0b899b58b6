/** What can happen to the adoption of an MOU that its parties signed elsewhere. */
import * as z from 'zod';
import { terms } from '../../domain/terms.events.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const instant = z.iso.datetime({ precision: 3 });

const pdf = z.strictObject({ sha256: hash, bytes: z.int().min(1) });

/** The convener handed in the terms of an MOU that its parties signed elsewhere: it holds here when every party has confirmed it. */
export const AgreementAdopted = z.strictObject({
  type: z.literal('AgreementAdopted'),
  data: z.strictObject({
    ...terms,
    adopted: z.strictObject({
      signedOn: day,
      since: day,
      /** The signed original. */
      pdf,
      /** Fields of the file that are set here, because the original does not say them. */
      settings: z.array(z.string()),
      sentAt: instant,
      /** When parties that have not answered are reminded, once. */
      remindAt: instant,
    }),
  }),
  body: z.strictObject({ title: z.string(), register: z.array(z.unknown()) }),
});

const answered = { party: z.string(), documentHash: hash, pdfHash: hash };
const liaison = z.strictObject({ name: z.string(), mailbox: z.string() });

/** A party's liaison compared the terms with the signed original: this is what the party signed. */
export const PartyConfirmedAdoption = z.strictObject({
  type: z.literal('PartyConfirmedAdoption'),
  data: z.strictObject(answered),
  body: z.strictObject({ by: liaison }),
});

/** A party's liaison found that the terms are not what the party signed: they are taken over by nobody. */
export const PartyRefusedAdoption = z.strictObject({
  type: z.literal('PartyRefusedAdoption'),
  data: z.strictObject(answered),
  body: z.strictObject({ by: liaison, reason: z.string() }),
});

/** These parties had not answered after a week. */
export const AdoptionReminded = z.strictObject({
  type: z.literal('AdoptionReminded'),
  data: z.strictObject({ parties: z.array(z.string()) }),
  body: z.undefined().optional(),
});

export const ADOPTION_EVENTS = [
  AgreementAdopted,
  PartyConfirmedAdoption,
  PartyRefusedAdoption,
  AdoptionReminded,
] as const;
export type AdoptionEvent = z.infer<(typeof ADOPTION_EVENTS)[number]>;
