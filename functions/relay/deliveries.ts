/** SES reports come by EventBridge: which mailbox took a mail, which refused it, which complained. */
import * as z from 'zod/mini';
import { instant } from '../shared/kernel.ts';
import { log } from '../shared/log.ts';
import { recordMailReport } from '../signing/report-mail.ts';

const tag = z.array(z.string()).check(z.minLength(1));
const SesEvent = z.object({
  detail: z.object({
    eventType: z.enum(['Delivery', 'Bounce', 'Complaint', 'Reject']),
    bounce: z.optional(z.object({ bounceType: z.string() })),
    mail: z.object({ messageId: z.string(), tags: z.object({ round: tag, party: tag, template: tag }) }),
  }),
});

const REPORTS = { Delivery: 'delivered', Bounce: 'bounced', Complaint: 'complained', Reject: 'rejected' } as const;

export const handler = async (event: unknown): Promise<void> => {
  const parsed = SesEvent.safeParse(event);
  // Mail that carries no round is not of this service's making, such as a test from the SES console.
  if (!parsed.success) return log('warn', 'mail report without a round');
  const { eventType, mail, bounce } = parsed.data.detail;
  // A full mailbox or an absence note: the mail system tries again by itself, and nobody has to mend anything.
  if (bounce?.bounceType === 'Transient') return log('info', 'transient bounce');
  const [round = '', party = '', template = ''] = [mail.tags.round[0], mail.tags.party[0], mail.tags.template[0]];
  const report = { party, template, report: REPORTS[eventType], messageId: mail.messageId };
  await recordMailReport(round, report, instant(Date.now()));
};
