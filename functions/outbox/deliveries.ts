/** SES reports come by EventBridge: which mailbox took a mail, which refused it, which complained. */
import * as z from 'zod/mini';
import { instant } from '../shared/kernel.ts';
import { log } from '../shared/log.ts';
import { MailTags } from '../shared/mail-tags.ts';
import { type Report, recordReport } from './report.ts';

const SesEvent = z.object({
  detail: z.object({
    eventType: z.enum(['Delivery', 'Bounce', 'Complaint', 'Reject']),
    bounce: z.optional(z.object({ bounceType: z.string(), bounceSubType: z.optional(z.string()) })),
    mail: z.object({
      messageId: z.string(),
      /** SES gives each tag a list of values; a mail of ours has one. */
      tags: z.record(z.string(), z.array(z.string())),
    }),
  }),
});
type Detail = z.infer<typeof SesEvent>['detail'];

const REPORTS = { Delivery: 'delivered', Bounce: 'bounced', Complaint: 'complained', Reject: 'rejected' } as const;
/** SES did not even try: the mailbox refused mail before, of ours or of others. */
const SUPPRESSED = ['Suppressed', 'OnAccountSuppressionList'];

const reportOf = ({ eventType, bounce }: Detail): Report['report'] =>
  SUPPRESSED.includes(bounce?.bounceSubType ?? '') ? 'suppressed' : REPORTS[eventType];

export const handler = async (event: unknown): Promise<void> => {
  const parsed = SesEvent.safeParse(event);
  const first = Object.entries(parsed.data?.detail.mail.tags ?? {}).map(([name, [value]]) => [name, value]);
  const tags = MailTags.safeParse(Object.fromEntries(first));
  // Mail without tags is not of this service's making, such as a test from the SES console.
  if (!parsed.success || !tags.success) return log('warn', 'email report without tags');
  const { detail } = parsed.data;
  const { mail, bounce } = detail;
  // A full mailbox or an absence note: the mail system tries again by itself, and nobody has to mend anything.
  if (bounce?.bounceType === 'Transient') return log('info', 'transient bounce');
  const report = { template: mail.tags.template?.[0] ?? '', report: reportOf(detail), messageId: mail.messageId };
  if (!(await recordReport(tags.data, report, instant(Date.now())))) log('info', 'email report of no record');
};
