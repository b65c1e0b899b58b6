/** How a dispute keeps moving: levels that end, reminders, and mail that nobody takes. */
import * as z from 'zod';
import { MAIL_REPORTS } from '../../identity/domain/mail-reports.rules.ts';
import { count, period } from './dispute.schema.ts';
import { speaker } from './speaker.schema.ts';

/** A side asks for the next level, and it climbs when every side does; or it hands the dispute up at once, with its reason. */
export const ClimbAsked = z.strictObject({
  type: z.literal('ClimbAsked'),
  data: z.strictObject({ party: z.string(), level: count, handsUp: z.boolean() }),
  body: z.strictObject({ by: speaker, reason: z.string() }),
});

export const CLIMB_CAUSES = ['deadline', 'all asked', 'handed up', 'unreachable'] as const;

export const LevelClimbed = z.strictObject({
  type: z.literal('LevelClimbed'),
  data: z.strictObject({ from: count, to: z.int().min(1), why: z.enum(CLIMB_CAUSES), ...period.shape }),
  body: z.undefined().optional(),
});

/** Above the last level there is none: the parties know that this MOU does not settle the matter. */
export const ImpasseReached = z.strictObject({
  type: z.literal('ImpasseReached'),
  data: z.strictObject({ from: count, why: z.enum(CLIMB_CAUSES) }),
  body: z.undefined().optional(),
});

/** The MOU under which it was raised has ended, and it with it. */
export const DisputeEnded = z.strictObject({
  type: z.literal('DisputeEnded'),
  data: z.strictObject({ level: count }),
  body: z.undefined().optional(),
});

export const LevelReminded = z.strictObject({
  type: z.literal('LevelReminded'),
  data: z.strictObject({ level: count, count: z.int().min(1), to: z.array(z.string()) }),
  body: z.undefined().optional(),
});

/** What the mail system says of a mail to an office: one that refuses mail has nobody who could act. */
export const DisputeMailReported = z.strictObject({
  type: z.literal('DisputeMailReported'),
  data: z.strictObject({
    party: z.string(),
    office: z.string(),
    report: z.enum(MAIL_REPORTS),
    /** What SES calls the reason, such as `MailboxFull`. */
    why: z.string().optional(),
    template: z.string(),
    messageId: z.string(),
    /** Of the copy to whoever stands in for the holder: that it came back does not silence the office. */
    alternate: z.literal(true).optional(),
  }),
  body: z.undefined().optional(),
});

/** Nothing is left to watch: no veto is possible any more, and no follow-up is open. Whoever acts too late for it conflicts with it. */
export const WatchEnded = z.strictObject({
  type: z.literal('WatchEnded'),
  data: z.strictObject({ level: count }),
  body: z.undefined().optional(),
});

/** The execution that watches has lived or seen much: a fresh one goes on, which this event starts. */
export const DisputeHandedOver = z.strictObject({
  type: z.literal('DisputeHandedOver'),
  data: z.strictObject({ level: count, watch: z.int().min(1) }),
  body: z.undefined().optional(),
});

/** A step of the workflow failed to its last try; an operator mends it. */
export const DisputeStalled = z.strictObject({
  type: z.literal('DisputeStalled'),
  data: z.strictObject({ error: z.string() }),
  body: z.undefined().optional(),
});
