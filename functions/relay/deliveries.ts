/** SES reports come by EventBridge: which mailbox took a mail, which refused it, which complained. */
import * as z from 'zod/mini';
import type { PartyReport } from '../offices/party.events.ts';
import { recordPartyMail } from '../offices/report-mail.ts';
import { agreementIdOf } from '../shared/ids.ts';
import { instant } from '../shared/kernel.ts';
import { log } from '../shared/log.ts';
import { recordMailReport } from '../signing/report-mail.ts';

const tag = z.array(z.string()).check(z.minLength(1));
const SesEvent = z.object({
  detail: z.object({
    eventType: z.enum(['Delivery', 'Bounce', 'Complaint', 'Reject']),
    bounce: z.optional(z.object({ bounceType: z.string(), bounceSubType: z.optional(z.string()) })),
    mail: z.object({
      messageId: z.string(),
      tags: z.object({ round: tag, party: tag, template: tag, to: z.optional(tag), holder: z.optional(tag) }),
    }),
  }),
});
/** A mail to someone who asked to sign in belongs to no agreement, so no record takes a report of it. */
const SignInMail = z.object({
  detail: z.object({ mail: z.object({ tags: z.object({ template: z.tuple([z.literal('sign-in')]) }) }) }),
});
type Detail = z.infer<typeof SesEvent>['detail'];

const REPORTS = { Delivery: 'delivered', Bounce: 'bounced', Complaint: 'complained', Reject: 'rejected' } as const;
/** SES did not even try: the mailbox refused mail before, of ours or of others. */
const SUPPRESSED = ['Suppressed', 'OnAccountSuppressionList'];

const reportOf = ({ eventType, bounce }: Detail): PartyReport['report'] =>
  SUPPRESSED.includes(bounce?.bounceSubType ?? '') ? 'suppressed' : REPORTS[eventType];

export const handler = async (event: unknown): Promise<void> => {
  if (SignInMail.safeParse(event).success) return log('info', 'mail report of a sign-in');
  const parsed = SesEvent.safeParse(event);
  // Mail that carries no round is not of this service's making, such as a test from the SES console.
  if (!parsed.success) return log('warn', 'mail report without a round');
  const { detail } = parsed.data;
  const { mail, bounce } = detail;
  // A full mailbox or an absence note: the mail system tries again by itself, and nobody has to mend anything.
  if (bounce?.bounceType === 'Transient') return log('info', 'transient bounce');
  const [round = '', party = '', template = ''] = [mail.tags.round[0], mail.tags.party[0], mail.tags.template[0]];
  const to = mail.tags.to?.[0] ?? 'signatory';
  const report = { template, report: reportOf(detail), messageId: mail.messageId };
  const now = instant(Date.now());
  if (to === 'signatory') {
    const holder = mail.tags.holder?.[0];
    return recordMailReport(round, { party, ...report }, now, holder === undefined ? undefined : Number(holder));
  }
  const of = { agreement: agreementIdOf(round), round, party };
  if (await recordPartyMail(of, { to, ...report }, now)) return;
  if (to === 'liaison') await recordMailReport(round, { party, to, ...report }, now);
};
