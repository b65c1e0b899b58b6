/** What can happen to the people of an agency, schema first; names, mailboxes and reasons stand in the body. */
import * as z from 'zod';
import { REVIEWER_KINDS } from '../../offices/domain/reviewer-kinds.ts';

const kind = z.enum(REVIEWER_KINDS);
const capacity = z.enum(['incumbent', 'acting', 'delegated']);
const named = z.strictObject({ name: z.string(), mailbox: z.string() });
const holder = z.strictObject({
  ...named.shape,
  capacity,
  from: z.string().optional(),
  to: z.string().optional(),
  instrument: z.string().optional(),
});
const reviewers = z.array(z.strictObject({ kind, required: z.boolean() }));
const reviewerNames = z.array(z.strictObject({ kind, name: z.string(), mailbox: z.string() }));
const agency = z.string();

/** A liaison entered an office, or changed who holds it; nothing uses it before it is confirmed. */
export const OfficeEntered = z.strictObject({
  type: z.literal('OfficeEntered'),
  data: z.strictObject({
    agency,
    office: z.string(),
    capacity,
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  body: z.strictObject({ by: named, title: z.string(), holder }),
});

/** The office is in the register no more; MOUs that name it keep it. */
export const OfficeRemoved = z.strictObject({
  type: z.literal('OfficeRemoved'),
  data: z.strictObject({ agency, office: z.string() }),
  body: z.strictObject({ by: named, title: z.string(), holder }),
});

/** Who clears texts for the agency, or that nobody must. */
export const ReviewersEntered = z.strictObject({
  type: z.literal('ReviewersEntered'),
  data: z.strictObject({ agency, reviewers }),
  body: z.strictObject({ by: named, reviewers: reviewerNames }),
});

/** A liaison vouches for everybody who is entered. */
export const PeopleConfirmed = z.strictObject({
  type: z.literal('PeopleConfirmed'),
  data: z.strictObject({ agency, offices: z.array(z.string()), reviewers }),
  body: z.strictObject({
    by: named,
    offices: z.record(z.string(), z.strictObject({ title: z.string(), holder })),
    reviewers: reviewerNames,
  }),
});

const mou = { agreement: z.string(), party: z.string() };

/** The people were applied to chosen MOUs, whose own streams say what changed there; and why not, where nothing did. */
export const PeopleApplied = z.strictObject({
  type: z.literal('PeopleApplied'),
  data: z.strictObject({
    agency,
    mous: z.array(
      z.strictObject({
        ...mou,
        /** How many offices changed hands there; reviewers count as one. */
        changes: z.int(),
        /** Of the refusal. */
        code: z.string().optional(),
      }),
    ),
  }),
  body: z.strictObject({
    by: named,
    reason: z.string(),
    refused: z.array(z.strictObject({ ...mou, wrong: z.string(), remedy: z.string() })),
  }),
});

export const PeopleEvent = z.discriminatedUnion('type', [
  OfficeEntered,
  OfficeRemoved,
  ReviewersEntered,
  PeopleConfirmed,
  PeopleApplied,
]);
export type PeopleEvent = z.infer<typeof PeopleEvent>;
export type Named = z.infer<typeof named>;
export type PeopleAppliedEvent = z.infer<typeof PeopleApplied>;
