/** What a mail carries for its delivery reports: the kind of its reader decides what a report does. Letters, digits, hyphen and underscore only. */
import * as z from 'zod/mini';

const id = z.string();

/** The holder of an office that signs, by its seat in `party`; `holder` counts the holders, so that a report of an earlier one is told apart. */
const Signatory = z.object({ kind: z.literal('signatory'), round: id, party: id, to: id, holder: id });
/** A liaison of a party who has something to do for a round. */
const Liaison = z.object({ kind: z.literal('liaison'), round: id, party: id, to: id });
/** Whoever clears a text; `to` is the kind of reviewer. */
const Reviewer = z.object({ kind: z.literal('reviewer'), round: id, party: id, to: id });
/** An office of a dispute's ladder, by its key, with its holder or the alternate of these days. */
const Office = z.object({ kind: z.literal('office'), dispute: id, party: id, to: id, as: id });
/** Whoever prepares or chooses in a review: an office that signs, by its seat, or one of so many liaisons. */
const Reviewed = z.object({ kind: z.literal('reviewed'), review: id, party: id, to: id });
/** Whoever of a party is given notice that another one withdraws: the first mailbox that takes it counts for the party. */
const Withdrawal = z.object({ kind: z.literal('withdrawal'), agreement: id, withdrawal: id, party: id, to: id });
/** Someone of a party who only hears of something, or acts on a page that anyone else of the party may act on. */
const Informed = z.object({
  kind: z.literal('informed'),
  party: id,
  to: id,
  ...{ agreement: z.optional(id), round: z.optional(id), dispute: z.optional(id), docket: z.optional(id) },
  as: z.optional(id),
});
/** Whoever signs in, as nobody's. */
const Person = z.object({ kind: z.literal('person'), to: id });

export const MailTags = z.discriminatedUnion('kind', [
  Signatory,
  Liaison,
  Reviewer,
  Office,
  Reviewed,
  Withdrawal,
  Informed,
  Person,
]);
export type MailTags = z.infer<typeof MailTags>;
