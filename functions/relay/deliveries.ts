/** SES reports come by EventBridge: which mailbox took a mail, which refused it, which complained. */
import * as z from 'zod/mini';
import { recordDisputeMail } from '../escalations/report-mail.ts';
import type { PartyReport } from '../offices/party.events.ts';
import { recordPartyMail } from '../offices/report-mail.ts';
import { agreementIdOf } from '../shared/ids.ts';
import { type Instant, instant } from '../shared/kernel.ts';
import { log } from '../shared/log.ts';
import { recordMailReport } from '../signing/report-mail.ts';

const tag = z.array(z.string()).check(z.minLength(1));
const SesEvent = z.object({
  detail: z.object({
    eventType: z.enum(['Delivery', 'Bounce', 'Complaint', 'Reject']),
    bounce: z.optional(z.object({ bounceType: z.string(), bounceSubType: z.optional(z.string()) })),
    mail: z.object({
      messageId: z.string(),
      tags: z.object({
        /** A mail is about a signing round or about a dispute. */
        round: z.optional(tag),
        dispute: z.optional(tag),
        party: tag,
        template: tag,
        to: z.optional(tag),
        holder: z.optional(tag),
        as: z.optional(tag),
      }),
    }),
  }),
});
const UNRECORDED = [
  ...['sign-in', 'clocks-paused', 'clocks-resumed', 'board-digest'],
  ...['removal-asked', 'removal-approved', 'removal-refused'],
] as const;
/** A mail to someone who asked to sign in belongs to no agreement, one about its clocks, its keeping or of the week to no office: no record takes a report of it. */
const Unrecorded = z.object({
  detail: z.object({
    mail: z.object({
      tags: z.object({ template: z.tuple([z.enum(UNRECORDED)]) }),
    }),
  }),
});
type Detail = z.infer<typeof SesEvent>['detail'];

const REPORTS = { Delivery: 'delivered', Bounce: 'bounced', Complaint: 'complained', Reject: 'rejected' } as const;
/** SES did not even try: the mailbox refused mail before, of ours or of others. */
const SUPPRESSED = ['Suppressed', 'OnAccountSuppressionList'];

const reportOf = ({ eventType, bounce }: Detail): PartyReport['report'] =>
  SUPPRESSED.includes(bounce?.bounceSubType ?? '') ? 'suppressed' : REPORTS[eventType];

type Report = Pick<PartyReport, 'report' | 'template' | 'messageId'>;

/** An office that refuses mail has nobody who could act; mail to liaisons is for them to know, and moves no dispute. */
async function ofDispute(dispute: string, { mail: { tags } }: Detail, report: Report, now: Instant): Promise<void> {
  const [office, as, party = ''] = [tags.to?.[0], tags.as?.[0], tags.party[0]];
  if (office === undefined || office === 'liaison') return log('info', 'mail report of a liaison');
  await recordDisputeMail(
    { dispute, party, office },
    { ...report, ...(as === 'alternate' && { alternate: true }) },
    now,
  );
}

async function ofRound(round: string, { mail: { tags } }: Detail, report: Report, now: Instant): Promise<void> {
  const [party = '', to = 'signatory', holder] = [tags.party[0], tags.to?.[0], tags.holder?.[0]];
  if (to === 'signatory')
    return recordMailReport(round, { party, ...report }, now, holder === undefined ? undefined : Number(holder));
  const of = { agreement: agreementIdOf(round), round, party };
  if (await recordPartyMail(of, { to, ...report }, now)) return;
  if (to === 'liaison') await recordMailReport(round, { party, to, ...report }, now);
}

export const handler = async (event: unknown): Promise<void> => {
  if (Unrecorded.safeParse(event).success) return log('info', 'mail report of no record');
  const parsed = SesEvent.safeParse(event);
  // Mail that carries neither is not of this service's making, such as a test from the SES console.
  if (!parsed.success) return log('warn', 'mail report without a round');
  const { detail } = parsed.data;
  const { mail, bounce } = detail;
  const [round, dispute, template = ''] = [mail.tags.round?.[0], mail.tags.dispute?.[0], mail.tags.template[0]];
  // A full mailbox or an absence note: the mail system tries again by itself, and nobody has to mend anything.
  if (bounce?.bounceType === 'Transient') return log('info', 'transient bounce');
  const report = { template, report: reportOf(detail), messageId: mail.messageId };
  const now = instant(Date.now());
  if (dispute !== undefined) return ofDispute(dispute, detail, report, now);
  return round === undefined ? log('warn', 'mail report without a round') : ofRound(round, detail, report, now);
};
